// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import java.util.Arrays;

/** Joins byte arrays. */
final class Bytes {
  private Bytes() {}

  static byte[] joined(byte[] first, byte[] second) {
    var all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
