// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.IOException;

/** A body that lasts as long as its connection (RFC 9112, section 6.3, rule 8). */
final class UntilCloseBody extends MessageBody {
  private final MessageReader reader;

  UntilCloseBody(MessageReader reader) {
    this.reader = reader;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    return reader.read(into, offset, count);
  }

  /** Never: no message can follow. */
  @Override
  public boolean isComplete() {
    return false;
  }
}
