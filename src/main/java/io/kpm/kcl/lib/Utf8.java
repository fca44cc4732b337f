// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.StrValue;

/** Texts as UTF-8 bytes: the unit of lengths and positions in string functions. */
final class Utf8 {
  private Utf8() {}

  /** The number of bytes; a lone surrogate counts as the three bytes of U+FFFD. */
  static int length(String text) {
    return length(text, 0, text.length());
  }

  /** The number of bytes of the chars from {@code from} up to {@code to}. */
  static int length(String text, int from, int to) {
    int bytes = to - from;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // a surrogate pair is four bytes, two for each of its chars
        bytes += c < 0x800 || isPaired(text, i) ? 1 : 2;
      }
    }
    return bytes;
  }

  /** The position of the char that the byte at {@code offset} belongs to, at most the length. */
  static int charAt(String text, int offset) {
    int bytes = 0;
    int at = 0;
    while (at < text.length() && bytes < offset) {
      int next = text.offsetByCodePoints(at, 1);
      bytes += length(text, at, next);
      if (bytes > offset) {
        return at;
      }
      at = next;
    }
    return at;
  }

  /** A list of the characters. */
  static KclList characters(String text) {
    var list = new KclList(text.length());
    for (int i = 0; i < text.length(); ) {
      int next = text.offsetByCodePoints(i, 1);
      list.add(StrValue.of(text.substring(i, next)));
      i = next;
    }
    return list;
  }

  private static boolean isPaired(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
