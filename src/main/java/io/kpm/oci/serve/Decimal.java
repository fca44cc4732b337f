// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

/** Whole numbers as they stand in headers and queries: digits and nothing else. */
final class Decimal {
  // 18 digits stay below 2^63.
  private static final int MAX_DIGITS = 18;

  private Decimal() {}

  /** The number, at most {@link Long#MAX_VALUE}; -1 if the text is none. */
  static long parse(String text) {
    if (text.isEmpty()) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return text.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(text);
  }
}
