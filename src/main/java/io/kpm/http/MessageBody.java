// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of one message, read from its connection; closing it leaves the connection open. */
public abstract class MessageBody extends InputStream {
  MessageBody() {}

  /** Whether the end was reached, so that the next message can be read from the connection. */
  public abstract boolean isComplete();

  @Override
  public int read() throws IOException {
    var single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] into, int offset, int count) throws IOException;
}
