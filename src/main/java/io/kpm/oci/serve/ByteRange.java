// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import io.kpm.http.Headers;
import java.util.Optional;

/**
 * One part of a blob.
 *
 * @param first offset of its first byte
 * @param length in bytes, at least 1
 */
record ByteRange(long first, long length) {
  private static final String UNIT = "bytes=";

  /**
   * The part that a {@code Range} asks for (RFC 9110, section 14.1.2); empty if it is of another
   * unit, which is ignored.
   *
   * @throws RegistryException 416 if it is not exactly one part that the blob has
   */
  static Optional<ByteRange> parse(String header, long size) throws RegistryException {
    if (!header.startsWith(UNIT)) {
      return Optional.empty();
    }
    var range = header.substring(UNIT.length()).strip();
    int dash = range.indexOf('-');
    long first = dash <= 0 ? -1 : Decimal.parse(range.substring(0, dash));
    long last = dash < 0 ? -1 : Decimal.parse(range.substring(dash + 1));
    if (dash == 0 && last > 0 && size > 0) {
      long length = Math.min(last, size);
      return Optional.of(new ByteRange(size - length, length));
    }
    boolean isOpen = dash > 0 && dash == range.length() - 1;
    long end = isOpen ? size - 1 : Math.min(last, size - 1);
    if (first < 0 || (!isOpen && last < first) || first >= size) {
      throw new RegistryException(
          416,
          "RANGE_INVALID",
          "the blob has no such range",
          Headers.none().with("Content-Range", "bytes */" + size));
    }
    return Optional.of(new ByteRange(first, end - first + 1));
  }

  /** The value of {@code Content-Range}. */
  String of(long size) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }
}
