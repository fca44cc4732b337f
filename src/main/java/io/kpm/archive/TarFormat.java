// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

/** What reading and writing of tar share (POSIX.1-2017 pax; GNU tar manual, "Basic Tar Format"). */
final class TarFormat {
  static final int BLOCK_BYTES = 512;

  /** The greatest size that eleven octal digits hold. */
  static final long MAX_OCTAL_SIZE = 077_777_777_777L;

  static final char FILE = '0';
  static final char OLD_FILE = 0;
  static final char HARD_LINK = '1';
  static final char SYMBOLIC_LINK = '2';
  static final char DIRECTORY = '5';
  static final char PAX = 'x';
  static final char GLOBAL_PAX = 'g';
  static final char GNU_LONG_NAME = 'L';
  static final char GNU_LONG_LINK = 'K';

  private TarFormat() {}

  /** The bytes that fill the last block of a body. */
  static int padding(long size) {
    return (int) (-size & (BLOCK_BYTES - 1));
  }
}
