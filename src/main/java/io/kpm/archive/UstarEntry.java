// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipEncoding;

/**
 * A header that says nothing of time, owner and system, laid out as Go's {@code archive/tar} does
 * it, so that both give one package one digest: numbers end in NUL where the library writes a
 * blank, and long names use the prefix, which the library leaves empty.
 */
final class UstarEntry extends TarArchiveEntry {
  private static final int FILE_MODE = 0644;
  private static final int DIRECTORY_MODE = 0755;
  private static final FileTime EPOCH = FileTime.fromMillis(0);

  // The last bytes of mode, uid, gid, size, mtime, devmajor and devminor
  private static final int[] ENDS_OF_NUMBERS = {107, 115, 123, 135, 147, 336, 344};

  private final String prefix;

  /**
   * @param prefix of at most 155 letters of ASCII, may be empty
   * @param name of at most 100 letters of ASCII
   * @param type one of those in {@link TarFormat}
   */
  UstarEntry(String prefix, String name, char type, long size) {
    super(name, (byte) type, true);
    this.prefix = prefix;
    setMode(type == TarFormat.DIRECTORY ? DIRECTORY_MODE : FILE_MODE);
    setLastModifiedTime(EPOCH);
    setSize(size);
  }

  /** The type alone decides: a name that was cut may end in a slash. */
  @Override
  public boolean isDirectory() {
    return getLinkFlag() == TarFormat.DIRECTORY;
  }

  /** Leaves the size 0 if it does not fit; it has a PAX record then. */
  @Override
  public void writeEntryHeader(byte[] block, ZipEncoding encoding, boolean starMode)
      throws IOException {
    super.writeEntryHeader(block, encoding, false);
    for (int end : ENDS_OF_NUMBERS) {
      block[end] = 0;
    }
    System.arraycopy(prefix.getBytes(US_ASCII), 0, block, TarHeader.PREFIX, prefix.length());
    Arrays.fill(
        block, TarHeader.CHECKSUM, TarHeader.CHECKSUM + TarHeader.CHECKSUM_BYTES, (byte) ' ');
    TarUtils.formatCheckSumOctalBytes(
        TarUtils.computeCheckSum(block), block, TarHeader.CHECKSUM, TarHeader.CHECKSUM_BYTES);
  }
}
