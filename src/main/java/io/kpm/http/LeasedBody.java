// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.IOException;
import java.io.InputStream;

/** The body of an answer: gives its connection back at its end, or closes it. */
final class LeasedBody extends InputStream {
  private final MessageBody body;
  private final Connection connection;
  private final ConnectionPool pool;
  private final boolean keepsAlive;
  private boolean isReturned;

  LeasedBody(MessageBody body, Connection connection, ConnectionPool pool, boolean keepsAlive) {
    this.body = body;
    this.connection = connection;
    this.pool = pool;
    this.keepsAlive = keepsAlive;
    giveBackIfComplete();
  }

  @Override
  public int read() throws IOException {
    var single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    if (isReturned) {
      return count == 0 ? 0 : -1;
    }
    try {
      int read = body.read(into, offset, count);
      giveBackIfComplete();
      return read;
    } catch (IOException e) {
      close();
      throw connection.failure(e);
    }
  }

  @Override
  public void close() {
    if (!isReturned) {
      isReturned = true;
      connection.close();
    }
  }

  private void giveBackIfComplete() {
    if (isReturned || !body.isComplete()) {
      return;
    }
    isReturned = true;
    if (keepsAlive && connection.isClean()) {
      pool.put(connection);
    } else {
      connection.close();
    }
  }
}
