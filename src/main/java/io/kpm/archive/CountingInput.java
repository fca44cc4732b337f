// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The packed side of an archive: counts its bytes and stops at {@code limits.layerBytes}. */
final class CountingInput extends FilterInputStream {
  private static final int SKIP_BYTES = 8 * 1024;

  private final long limit;
  private final Refusal refusal;
  private long count;

  CountingInput(InputStream in, long limit, Refusal refusal) {
    super(in);
    this.limit = limit;
    this.refusal = refusal;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    var single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = in.read(buffer, offset, length);
    if (got > 0) {
      count += got;
      if (count > limit) {
        throw refusal.limit("layerBytes", limit, "it has more bytes");
      }
    }
    return got;
  }

  /** Reads what is skipped, since every byte counts. */
  @Override
  public long skip(long bytes) throws IOException {
    var skipped = new byte[(int) Math.min(SKIP_BYTES, Math.max(0, bytes))];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
