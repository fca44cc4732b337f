// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The unpacked side of an archive: stops what grows without end, be it in files, in headers or
 * behind the last entry.
 */
final class ExpansionGuard extends FilterInputStream {
  // Small archives may well be blanks; 16 MiB harm nobody.
  private static final long RATIO_FREE_BYTES = 16L * 1024 * 1024;

  // An entry costs a header, the padding of its body and at times a PAX header of two blocks.
  private static final long OVERHEAD_PER_ENTRY = 4 * 512;

  private final CountingInput packed;
  private final ArchiveLimits limits;
  private final Refusal refusal;
  private long count;

  ExpansionGuard(InputStream in, CountingInput packed, ArchiveLimits limits, Refusal refusal) {
    super(in);
    this.packed = packed;
    this.limits = limits;
    this.refusal = refusal;
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
      check();
    }
    return got;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void check() {
    var bytes = limits.bytes();
    if (count > RATIO_FREE_BYTES && count / bytes.ratio() > packed.count()) {
      throw refusal.limit(
          "ratio", bytes.ratio(), "it unpacks to more than that many times its size");
    }
    if (count > bytes.expandedBytes() + OVERHEAD_PER_ENTRY * limits.tree().entries()) {
      throw refusal.limit("expandedBytes", bytes.expandedBytes(), "it unpacks to more bytes");
    }
  }
}
