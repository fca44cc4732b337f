// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.text.Foreign;

/**
 * Reads booleans, numbers and dates, as far as toml4j reads them: decimal numbers, and dates with a
 * time and an offset. Only booleans get a value; of the others it is enough to know that they are
 * well formed and where they end.
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
    throw text.invalid(start, Foreign.quote(word) + " is not a value; " + remedy());
  }

  private String remedy() {
    if (!isDigit(word.charAt(0))) {
      return "a string stands in double quotes";
    }
    if (word.startsWith("-", 4) || word.startsWith(":", 2)) {
      return "write a date as `1979-05-27T07:32:00Z` or in double quotes";
    }
    return "write a number in decimal digits, and anything else in double quotes";
  }

  /** Up to something that ends a value. */
  private String word() {
    int start = text.at();
    while (TomlReader.isBare(text.peek())
        || text.peek() == '+'
        || text.peek() == '.'
        || text.peek() == ':') {
      text.advance(1);
    }
    return text.since(start);
  }

  private boolean number() {
    if (here() == '+' || here() == '-') {
      at++;
    }
    boolean leadingZero = here() == '0';
    int start = at;
    if (!digits() || (leadingZero && at > start + 1)) {
      return false;
    }
    return fraction() && exponent();
  }

  private boolean fraction() {
    if (here() != '.') {
      return true;
    }
    at++;
    return digits();
  }

  private boolean exponent() {
    if (here() != 'e' && here() != 'E') {
      return true;
    }
    at++;
    if (here() == '+' || here() == '-') {
      at++;
    }
    return digits();
  }

  /** One digit or more, with single underscores between digits. */
  private boolean digits() {
    boolean afterDigit = false;
    int start = at;
    while (at < word.length() && (isDigit(here()) || (here() == '_' && afterDigit))) {
      afterDigit = here() != '_';
      at++;
    }
    return at > start && afterDigit;
  }

  /** A day, a time and an offset. */
  private boolean date() {
    return day() && take('T') && time() && offset();
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
    return isBetween(twoDigits(), 0, 23)
        && take(':')
        && isBetween(twoDigits(), 0, 59)
        && take(':')
        && isBetween(twoDigits(), 0, 59);
  }

  private boolean offset() {
    if (take('Z')) {
      return true;
    }
    return (take('+') || take('-'))
        && isBetween(twoDigits(), 0, 23)
        && take(':')
        && isBetween(twoDigits(), 0, 59);
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

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
