// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

/** Reads the four forms of strings (TOML 1.0, String). */
final class TomlStrings {
  private static final String MULTI_BASIC = "\"\"\"";
  private static final String MULTI_LITERAL = "'''";

  private final TomlText text;

  TomlStrings(TomlText text) {
    this.text = text;
  }

  /** The string that begins here with a quote of either kind. */
  String any() throws InvalidTomlException {
    if (text.isAt(MULTI_BASIC)) {
      return multiLine(MULTI_BASIC);
    }
    if (text.isAt(MULTI_LITERAL)) {
      return multiLine(MULTI_LITERAL);
    }
    return singleLine();
  }

  /** The string on one line that begins here with a quote of either kind. */
  String singleLine() throws InvalidTomlException {
    int start = text.at();
    char quote = text.next();
    var value = new StringBuilder();
    while (!text.skip(quote)) {
      if (text.isAtEnd() || text.isAtLineEnd()) {
        throw text.invalid(start, "the string is not closed");
      }
      if (quote == '"' && text.peek() == '\\') {
        appendEscape(value);
      } else {
        appendPlain(value);
      }
    }
    return value.toString();
  }

  private String multiLine(String quotes) throws InvalidTomlException {
    int start = text.at();
    boolean escapes = quotes.equals(MULTI_BASIC);
    text.advance(quotes.length());
    if (text.isAtLineEnd()) {
      text.skipLineEnd();
    }
    var value = new StringBuilder();
    while (!text.isAt(quotes)) {
      if (text.isAtEnd()) {
        throw text.invalid(start, "the string is not closed");
      }
      if (escapes && text.peek() == '\\') {
        appendMultiLineEscape(value);
      } else if (text.isAtLineEnd()) {
        text.skipLineEnd();
        value.append('\n');
      } else {
        appendPlain(value);
      }
    }
    text.advance(quotes.length());
    appendClosingQuotes(value, quotes.charAt(0));
    return value.toString();
  }

  /** Up to two quotes may stand before the three that close the string. */
  private void appendClosingQuotes(StringBuilder value, char quote) {
    for (int i = 0; i < 2 && text.skip(quote); i++) {
      value.append(quote);
    }
  }

  private void appendPlain(StringBuilder value) throws InvalidTomlException {
    if (TomlText.isControl(text.peek())) {
      throw text.invalid("a control character in a string; write it as `\\uXXXX`");
    }
    value.append(text.next());
  }

  /** A backslash at the end of a line drops all blanks and line ends that follow. */
  private void appendMultiLineEscape(StringBuilder value) throws InvalidTomlException {
    int ahead = 1;
    while (text.peek(ahead) == ' ' || text.peek(ahead) == '\t') {
      ahead++;
    }
    boolean endsLine =
        text.peek(ahead) == '\n' || (text.peek(ahead) == '\r' && text.peek(ahead + 1) == '\n');
    if (!endsLine) {
      appendEscape(value);
      return;
    }
    text.advance(ahead);
    while (text.isAtLineEnd() || text.peek() == ' ' || text.peek() == '\t') {
      text.advance(1);
    }
  }

  private void appendEscape(StringBuilder value) throws InvalidTomlException {
    int start = text.at();
    text.advance(1);
    if (text.isAtEnd()) {
      throw text.invalid(start, "the string is not closed");
    }
    char escape = text.next();
    switch (escape) {
      case 'b' -> value.append('\b');
      case 't' -> value.append('\t');
      case 'n' -> value.append('\n');
      case 'f' -> value.append('\f');
      case 'r' -> value.append('\r');
      case '"', '\\' -> value.append(escape);
      case 'u' -> appendCodePoint(value, start, 4);
      case 'U' -> appendCodePoint(value, start, 8);
      default ->
        throw text.invalid(start, "unknown escape in a string; a backslash is written as `\\\\`");
    }
  }

  private void appendCodePoint(StringBuilder value, int start, int digits)
      throws InvalidTomlException {
    long point = 0;
    for (int i = 0; i < digits; i++) {
      int digit = text.isAtEnd() ? -1 : Character.digit(text.peek(), 16);
      if (digit < 0 || text.peek() >= 0x80) {
        throw text.invalid(start, "an escape needs " + digits + " hex digits");
      }
      point = point << 4 | digit;
      text.advance(1);
    }
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    if (point > Character.MAX_CODE_POINT || surrogate) {
      throw text.invalid(start, "an escape that is no Unicode character");
    }
    value.appendCodePoint((int) point);
  }
}
