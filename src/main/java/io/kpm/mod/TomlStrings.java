// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

/**
 * Reads the four forms of strings (TOML 1.0, String); refuses the few escapes that toml4j takes for
 * others.
 */
final class TomlStrings {
  private static final String MULTI_BASIC = "\"\"\"";
  private static final String MULTI_LITERAL = "'''";
  // A pair of backslashes before one of these is taken apart by toml4j.
  private static final String ESCAPES = "bfnrtuU/\"";

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
    if (text.peek() == quotes.charAt(0)) {
      throw text.invalid("a quote before three that close a string; write the string on one line");
    }
    return value.toString();
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
      case '"' -> value.append('"');
      case '\\' -> appendBackslash(value, start);
      case 'u' -> appendCodeUnit(value, start);
      case 'U' -> throw text.invalid(start, "an escape with `\\U`; write the character itself");
      default ->
        throw text.invalid(start, "unknown escape in a string; a backslash is written as `\\\\`");
    }
  }

  private void appendBackslash(StringBuilder value, int start) throws InvalidTomlException {
    if (text.isAtEnd() || ESCAPES.indexOf(text.peek()) >= 0) {
      throw text.invalid(
          start, "a backslash in front of " + text.here() + "; write the string in single quotes");
    }
    value.append('\\');
  }

  private void appendCodeUnit(StringBuilder value, int start) throws InvalidTomlException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = text.isAtEnd() ? -1 : Character.digit(text.peek(), 16);
      if (digit < 0 || text.peek() >= 0x80) {
        throw text.invalid(start, "an escape needs 4 hex digits");
      }
      unit = unit << 4 | digit;
      text.advance(1);
    }
    if (unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE) {
      throw text.invalid(start, "an escape that is no Unicode character");
    }
    if (unit == '\\') {
      throw text.invalid(start, "a backslash as an escape; write the string in single quotes");
    }
    value.append((char) unit);
  }
}
