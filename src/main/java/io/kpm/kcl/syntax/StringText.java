// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.Optional;

/** How the text between quotes becomes a value: escapes, then the common margin of long strings. */
final class StringText {
  private static final char REPLACEMENT = '\uFFFD';

  private final String source;
  private final int end;
  private final StringBuilder out;
  private int at;

  private StringText(String source, int start, int end) {
    this.source = source;
    this.end = end;
    this.at = start;
    this.out = new StringBuilder(end - start);
  }

  /**
   * Resolves the escapes between two offsets; absent if one is incomplete or names no character.
   */
  static Optional<String> unescape(String source, int start, int end) {
    var text = new StringText(source, start, end);
    return text.unescapeAll() ? Optional.of(text.out.toString()) : Optional.empty();
  }

  /**
   * Takes the smallest indent of the lines that are not blank (and of the last line, if it is
   * blank) from every line, and drops the first line if it is empty.
   */
  static String dedent(String text) {
    int margin = margin(text);
    var out = new StringBuilder(text.length());
    int lineStart = text.startsWith("\n") ? 1 : 0;
    while (true) {
      int newline = text.indexOf('\n', lineStart);
      int lineEnd = newline < 0 ? text.length() : newline;
      out.append(text, Math.min(lineStart + margin, indentEnd(text, lineStart, lineEnd)), lineEnd);
      if (newline < 0) {
        return out.toString();
      }
      out.append('\n');
      lineStart = newline + 1;
    }
  }

  private static int margin(String text) {
    int margin = Integer.MAX_VALUE;
    int lineStart = 0;
    while (true) {
      int newline = text.indexOf('\n', lineStart);
      int lineEnd = newline < 0 ? text.length() : newline;
      int indentEnd = indentEnd(text, lineStart, lineEnd);
      boolean blankEnd = newline < 0 && lineEnd > lineStart;
      if (blankEnd || !isBlank(text, indentEnd, lineEnd)) {
        margin = Math.min(margin, indentEnd - lineStart);
      }
      if (newline < 0) {
        return margin == Integer.MAX_VALUE ? 0 : margin;
      }
      lineStart = newline + 1;
    }
  }

  private static int indentEnd(String text, int start, int end) {
    int i = start;
    while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private boolean unescapeAll() {
    while (at < end) {
      int backslash = source.indexOf('\\', at);
      if (backslash < 0 || backslash >= end) {
        out.append(source, at, end);
        return true;
      }
      out.append(source, at, backslash);
      at = backslash + 1;
      if (at >= end || !unescapeOne()) {
        return false;
      }
    }
    return true;
  }

  private boolean unescapeOne() {
    char c = source.charAt(at++);
    switch (c) {
      case '\n' -> {}
      case '\\', '\'', '"' -> out.append(c);
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000B');
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c - '0');
      case 'x' -> {
        return hexadecimal(2);
      }
      case 'u' -> {
        return hexadecimal(4);
      }
      case 'U' -> {
        return hexadecimal(8);
      }
      case 'N' -> {
        return named();
      }
      default -> out.append('\\').append(c);
    }
    return true;
  }

  private void octal(int first) {
    int value = first;
    for (int i = 0; i < 2 && at < end && isOctal(source.charAt(at)); i++) {
      value = value * 8 + source.charAt(at++) - '0';
    }
    out.append((char) value);
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private boolean hexadecimal(int digits) {
    if (at + digits > end) {
      return false;
    }
    long value = 0;
    for (int i = 0; i < digits; i++) {
      char c = source.charAt(at++);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return false;
      }
      value = value * 16 + digit;
    }
    return append(value);
  }

  private boolean append(long codePoint) {
    if (codePoint > Character.MAX_CODE_POINT) {
      return false;
    }
    boolean surrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    out.appendCodePoint(surrogate ? REPLACEMENT : (int) codePoint);
    return true;
  }

  /** A name of the Unicode standard in braces; the platform's table is loaded at the first use. */
  private boolean named() {
    int close = source.indexOf('}', at);
    if (at >= end || source.charAt(at) != '{' || close < 0 || close >= end) {
      return false;
    }
    var name = source.substring(at + 1, close);
    at = close + 1;
    try {
      return append(Character.codePointOf(name));
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }
}
