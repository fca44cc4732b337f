// SPDX-License-Identifier: Apache-2.0
package io.kpm.text;

/** Text from outside (a server, an archive, a file) made safe to stand inside one of our lines. */
public final class Foreign {
  private static final int MAX_CHARS = 300;

  private Foreign() {}

  /** The text in backticks, escaped and cut at 300 characters. */
  public static String quote(String text) {
    return "`" + escape(text) + "`";
  }

  /**
   * The text on one line: line breaks, control and bidirectional control characters are written as
   * escapes, and what exceeds 300 characters is cut.
   */
  public static String escape(String text) {
    var out = new StringBuilder(Math.min(text.length(), MAX_CHARS) + 8);
    for (int i = 0; i < text.length(); ) {
      if (out.length() >= MAX_CHARS) {
        return out.append('…').toString();
      }
      int point = text.codePointAt(i);
      appendEscaped(out, point);
      i += Character.charCount(point);
    }
    return out.toString();
  }

  /** Whether a terminal could take the character for more than a letter. */
  public static boolean isUnsafe(int point) {
    return point < 0x20
        || (point >= 0x7f && point <= 0x9f)
        || (point >= 0x202a && point <= 0x202e)
        || (point >= 0x2066 && point <= 0x2069)
        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }

  private static void appendEscaped(StringBuilder out, int point) {
    if (!isUnsafe(point)) {
      out.appendCodePoint(point);
      return;
    }
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> appendHex(out, point);
    }
  }

  private static void appendHex(StringBuilder out, int point) {
    var hex = Integer.toHexString(point);
    out.append(point < 0x100 ? "\\x" : "\\u");
    int digits = point < 0x100 ? 2 : 4;
    out.append("0".repeat(Math.max(0, digits - hex.length()))).append(hex);
  }
}
