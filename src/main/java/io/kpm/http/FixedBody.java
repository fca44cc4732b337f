// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.EOFException;
import java.io.IOException;

/** A body whose length was announced; one that ends before fails. */
final class FixedBody extends MessageBody {
  private final MessageReader reader;
  private final long length;
  private long got;

  FixedBody(MessageReader reader, long length) {
    this.reader = reader;
    this.length = length;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (isComplete()) {
      return -1;
    }
    int read = reader.read(into, offset, (int) Math.min(count, length - got));
    if (read < 0) {
      throw new EOFException("got " + got + " of " + length + " bytes");
    }
    got += read;
    return read;
  }

  @Override
  public boolean isComplete() {
    return got == length;
  }
}
