// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.text.Foreign;

/**
 * Reads booleans, numbers and dates (TOML 1.0). Only booleans get a value; of the others it is
 * enough to know that they are well formed and where they end.
 */
final class TomlScalars {
  private final TomlText text;
  private String word = "";
  private int at;

  TomlScalars(TomlText text) {
    this.text = text;
  }

  TomlValue next() throws InvalidTomlException {
    int start = text.at();
    word = word();
    if (word.isEmpty()) {
      throw text.invalid(start, "unexpected " + text.here() + ", expected a value");
    }
    if (word.equals("true") || word.equals("false")) {
      return new TomlValue.Flag(start, word.equals("true"));
    }
    at = 0;
    if (number() && at == word.length()) {
      return new TomlValue.Other(start, "a number", word);
    }
    at = 0;
    if (date() && at == word.length()) {
      return new TomlValue.Other(start, "a date", word);
    }
    throw text.invalid(
        start, Foreign.quote(word) + " is not a value; a string stands in double quotes");
  }

  /** Up to something that ends a value; a date may have a blank before its time. */
  private String word() {
    int start = text.at();
    skipWord();
    boolean timeFollows = text.at() - start == 10
        && text.peek() == ' '
        && isDigit(text.peek(1))
        && isDigit(text.peek(2))
        && text.peek(3) == ':';
    if (timeFollows) {
      text.advance(1);
      skipWord();
    }
    return text.since(start);
  }

  private void skipWord() {
    while (TomlReader.isBare(text.peek())
        || text.peek() == '+'
        || text.peek() == '.'
        || text.peek() == ':') {
      text.advance(1);
    }
  }

  private boolean number() {
    if (word.startsWith("0x")) {
      return radix(16);
    }
    if (word.startsWith("0o")) {
      return radix(8);
    }
    if (word.startsWith("0b")) {
      return radix(2);
    }
    if (here() == '+' || here() == '-') {
      at++;
    }
    if (word.startsWith("inf", at) || word.startsWith("nan", at)) {
      at += 3;
      return true;
    }
    boolean leadingZero = here() == '0';
    int start = at;
    if (!digits(10) || (leadingZero && at > start + 1)) {
      return false;
    }
    return fraction() && exponent();
  }

  private boolean fraction() {
    if (here() != '.') {
      return true;
    }
    at++;
    return digits(10);
  }

  private boolean exponent() {
    if (here() != 'e' && here() != 'E') {
      return true;
    }
    at++;
    if (here() == '+' || here() == '-') {
      at++;
    }
    return digits(10);
  }

  private boolean radix(int radix) {
    at = 2;
    return digits(radix);
  }

  /** One digit or more, with single underscores between digits. */
  private boolean digits(int radix) {
    boolean afterDigit = false;
    int start = at;
    while (at < word.length() && (isDigitOf(here(), radix) || (here() == '_' && afterDigit))) {
      afterDigit = here() != '_';
      at++;
    }
    return at > start && afterDigit;
  }

  /** A day, a time, or both, with or without an offset. */
  private boolean date() {
    if (word.length() > 4 && word.charAt(4) == '-') {
      if (!day()) {
        return false;
      }
      if (at == word.length()) {
        return true;
      }
      char separator = here();
      at++;
      return (separator == 'T' || separator == 't' || separator == ' ') && time() && offset();
    }
    return time();
  }

  private boolean day() {
    int year = twoDigits() * 100 + twoDigits();
    if (year < 0 || !take('-')) {
      return false;
    }
    int month = twoDigits();
    return isBetween(month, 1, 12) && take('-') && isBetween(twoDigits(), 1, daysOf(year, month));
  }

  private static int daysOf(int year, int month) {
    if (month == 2) {
      return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  private boolean time() {
    // 60 is a leap second (RFC 3339, 5.6).
    return isBetween(twoDigits(), 0, 23)
        && take(':')
        && isBetween(twoDigits(), 0, 59)
        && take(':')
        && isBetween(twoDigits(), 0, 60)
        && (!take('.') || plainDigits());
  }

  private boolean offset() {
    if (at == word.length() || take('Z') || take('z')) {
      return true;
    }
    return (take('+') || take('-'))
        && isBetween(twoDigits(), 0, 23)
        && take(':')
        && isBetween(twoDigits(), 0, 59);
  }

  private boolean plainDigits() {
    int start = at;
    while (isDigit(here())) {
      at++;
    }
    return at > start;
  }

  /** -10 000 if there are none, which no range contains. */
  private int twoDigits() {
    char tens = here();
    at++;
    char ones = here();
    at++;
    return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + ones - '0' : -10_000;
  }

  private boolean take(char expected) {
    if (here() != expected) {
      return false;
    }
    at++;
    return true;
  }

  private char here() {
    return at < word.length() ? word.charAt(at) : TomlText.END;
  }

  private static boolean isBetween(int value, int least, int most) {
    return value >= least && value <= most;
  }

  private static boolean isDigitOf(char c, int radix) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
