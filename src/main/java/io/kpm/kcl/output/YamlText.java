// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.output;

import java.util.Locale;
import java.util.Set;

/** Texts as YAML scalars: plain, quoted or literal block, as libyaml chooses. */
final class YamlText {
  private static final int LONGEST_SIMPLE_KEY = 128;
  private static final Set<String> WORDS =
      Set.of("y", "yes", "n", "no", "on", "off", "true", "false", "null", "nil", "nan", "~");
  private static final int LONGEST_WORD = 5;
  private static final String WORD_BEGINNINGS = "yYnNoOtTfF~";
  private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";

  private YamlText() {}

  /** Whether a key may stand before its colon; if not it is written after {@code ?}. */
  static boolean isSimpleKey(String key) {
    int bytes = 0;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
        return false;
      }
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes <= LONGEST_SIMPLE_KEY;
  }

  /**
   * Appends a text in the first style that fits; a literal block ends with a line end. Unlike
   * libyaml's, a text of line breaks only is no block: snakeyaml-engine 2.10 refuses such blocks.
   *
   * @param indent blanks before the lines of a literal block
   */
  static void append(StringBuilder out, String text, int indent) {
    switch (styleOf(text)) {
      case PLAIN -> out.append(text);
      case SINGLE_QUOTED -> out.append('\'').append(text.replace("'", "''")).append('\'');
      case LITERAL -> literal(out, text, indent);
      case DOUBLE_QUOTED -> doubleQuoted(out, text);
    }
  }

  /** The first style that fits, found in one walk over the text. */
  private static Style styleOf(String text) {
    boolean hasLines = false;
    boolean hasBlankAtLineEnd = false;
    boolean needsQuotes = text.isEmpty() || beginsLikeOther(text);
    char before = '\0';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // the characters from here to the end of ASCII mean nothing inside a text
      if (c <= ':' || c >= 0x7f) {
        if (c == '\n') {
          hasLines = true;
          hasBlankAtLineEnd |= before == ' ';
        } else if (c < ' ' || (c >= 0x7f && isSpecial(c))) {
          return Style.DOUBLE_QUOTED;
        } else {
          needsQuotes |= (c == ' ' && before == ':') || (c == '#' && before == ' ');
        }
      }
      before = c;
    }
    if (hasLines) {
      boolean isBroken = hasBlankAtLineEnd || before == ' ' || text.isBlank();
      return isBroken ? Style.DOUBLE_QUOTED : Style.LITERAL;
    }
    boolean isQuoted = needsQuotes || before == ' ' || before == ':';
    return isQuoted ? Style.SINGLE_QUOTED : Style.PLAIN;
  }

  /** Whether a text that is not empty begins like something that is no plain text. */
  private static boolean beginsLikeOther(String text) {
    char first = text.charAt(0);
    return startsLikeNumber(first)
        || first == ' '
        || INDICATORS.indexOf(first) >= 0
        || (first == '?' && (text.length() == 1 || text.charAt(1) == ' '))
        || isWord(text, first);
  }

  private static boolean isWord(String text, char first) {
    return text.length() <= LONGEST_WORD
        && WORD_BEGINNINGS.indexOf(first) >= 0
        && WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean startsLikeNumber(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+';
  }

  /** Controls, byte order marks, and the line breaks that only older readers know. */
  private static boolean isSpecial(char c) {
    return c <= 0x9f || c == '\ufeff' || c >= '\ufffe' || c == '\u2028' || c == '\u2029';
  }

  private static void literal(StringBuilder out, String text, int indent) {
    char first = text.charAt(0);
    out.append('|').append(first == ' ' || first == '\n' ? "2" : "").append(chomping(text));
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int stop = end < 0 ? text.length() : end;
      out.append('\n');
      if (stop > start) {
        out.append(" ".repeat(indent)).append(text, start, stop);
      }
      start = stop + 1;
    }
    out.append('\n');
  }

  private static String chomping(String text) {
    if (!text.endsWith("\n")) {
      return "-";
    }
    return text.endsWith("\n\n") ? "+" : "";
  }

  private static void doubleQuoted(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || (c >= 0x7f && isSpecial(c))) {
        escaped(out, c);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static void escaped(StringBuilder out, char c) {
    out.append('\\');
    switch (c) {
      case 0 -> out.append('0');
      case 0x07 -> out.append('a');
      case '\b' -> out.append('b');
      case '\t' -> out.append('t');
      case '\n' -> out.append('n');
      case 0x0b -> out.append('v');
      case '\f' -> out.append('f');
      case '\r' -> out.append('r');
      case 0x1b -> out.append('e');
      case 0x85 -> out.append('N');
      default -> hex(out, c);
    }
  }

  private static void hex(StringBuilder out, char c) {
    var digits = Integer.toHexString(c).toUpperCase(Locale.ROOT);
    int width = c > 0xff ? 4 : 2;
    out.append(width == 4 ? 'u' : 'x')
        .append("0".repeat(width - digits.length()))
        .append(digits);
  }

  private enum Style {
    PLAIN,
    SINGLE_QUOTED,
    LITERAL,
    DOUBLE_QUOTED
  }
}
