// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * One header block of a tar archive, field by field (POSIX.1-2017 pax, "ustar Interchange Format").
 */
final class TarHeader {
  // Offsets and lengths of the fields
  private static final int NAME = 0;
  private static final int NAME_BYTES = 100;
  private static final int SIZE = 124;
  private static final int SIZE_BYTES = 12;
  static final int CHECKSUM = 148;
  static final int CHECKSUM_BYTES = 8;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final byte[] POSIX_MAGIC = {'u', 's', 't', 'a', 'r', 0};
  static final int PREFIX = 345;
  private static final int PREFIX_BYTES = 155;

  private final byte[] block;
  private final Refusal refusal;

  TarHeader(byte[] block, Refusal refusal) {
    this.block = block;
    this.refusal = refusal;
  }

  /** Whether the block is one of those that end an archive. */
  static boolean isEnd(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the sum of the bytes is the one that the header states. */
  boolean hasValidChecksum() {
    long sum = 0;
    for (int i = 0; i < TarFormat.BLOCK_BYTES; i++) {
      boolean blank = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_BYTES;
      sum += blank ? ' ' : block[i] & 0xff;
    }
    return sum == octal(CHECKSUM, CHECKSUM_BYTES);
  }

  char type() {
    return (char) (block[TYPE] & 0xff);
  }

  /** The size of what follows; {@code E_ARCHIVE} if it is negative or no number. */
  long size() {
    long size = (block[SIZE] & 0x80) == 0 ? octal(SIZE, SIZE_BYTES) : binary();
    if (size < 0) {
      throw refusal.entry(lossyName(), "has no valid size");
    }
    return size;
  }

  /** The bytes of the name, put together from prefix and name where the format has a prefix. */
  byte[] name() {
    var name = text(NAME, NAME_BYTES);
    if (!isPosix() || block[PREFIX] == 0) {
      return name;
    }
    var prefix = text(PREFIX, PREFIX_BYTES);
    var joined = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
    joined[prefix.length] = '/';
    System.arraycopy(name, 0, joined, prefix.length + 1, name.length);
    return joined;
  }

  private boolean isPosix() {
    return Arrays.equals(block, MAGIC, MAGIC + 6, POSIX_MAGIC, 0, 6);
  }

  /** A field up to its first NUL; bytes behind it would be seen by some readers only. */
  private byte[] text(int offset, int length) {
    int end = offset;
    while (end < offset + length && block[end] != 0) {
      end++;
    }
    for (int i = end; i < offset + length; i++) {
      if (block[i] != 0) {
        throw refusal.entry(lossyName(), "has a NUL in its name");
      }
    }
    return Arrays.copyOfRange(block, offset, end);
  }

  /** -1 if the field is not an octal number between blanks and NULs. */
  private long octal(int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end && block[at] == ' ') {
      at++;
    }
    long value = 0;
    int digits = 0;
    while (at < end && block[at] >= '0' && block[at] <= '7') {
      value = value << 3 | (block[at] - '0');
      at++;
      digits++;
    }
    while (at < end && (block[at] == ' ' || block[at] == 0)) {
      at++;
    }
    return at == end && digits > 0 ? value : -1;
  }

  /** The base-256 form of GNU tar; -1 if it is negative or has more than 63 bits. */
  private long binary() {
    if ((block[SIZE] & 0xff) != 0x80) {
      return -1;
    }
    long value = 0;
    for (int i = SIZE + 1; i < SIZE + SIZE_BYTES; i++) {
      if (value >> 55 != 0) {
        return -1;
      }
      value = value << 8 | (block[i] & 0xff);
    }
    return value;
  }

  /** The name as far as it can be read, for messages. */
  String lossyName() {
    int end = NAME;
    while (end < NAME_BYTES && block[end] != 0) {
      end++;
    }
    return new String(block, NAME, end, UTF_8);
  }
}
