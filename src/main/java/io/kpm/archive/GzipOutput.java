// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * One gzip member with a header that says nothing of time and system, as Go's writer makes it (RFC
 * 1952), at level 6.
 */
final class GzipOutput extends DeflaterOutputStream {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int LEVEL = 6;

  // RFC 1952, 2.3: deflated, no flags, no time, no extra flags, operating system unknown
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private final CRC32 checksum = new CRC32();
  private boolean finished;

  GzipOutput(OutputStream out) throws IOException {
    super(out, new Deflater(LEVEL, true), BUFFER_BYTES);
    out.write(HEADER);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    super.write(bytes, offset, length);
    checksum.update(bytes, offset, length);
  }

  @Override
  public void finish() throws IOException {
    if (finished) {
      return;
    }
    super.finish();
    writeInt(checksum.getValue());
    writeInt(def.getBytesRead());
    finished = true;
  }

  /** Frees the memory of the deflater; the target stays open. */
  @Override
  public void close() {
    def.end();
  }

  private void writeInt(long value) throws IOException {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write((int) (value >> shift) & 0xff);
    }
  }
}
