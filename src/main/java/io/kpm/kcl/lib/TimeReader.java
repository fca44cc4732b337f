// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Reads a text by a format of strftime letters and tells whether it is a date, a time or both. */
final class TimeReader {
  private static final int FAILED = -1;

  private final String text;
  private final Map<ChronoField, Integer> fields = new EnumMap<>(ChronoField.class);
  private int at;

  private TimeReader(String text) {
    this.text = text;
  }

  /** Whether the whole text has this format and names a date, a time, or both. */
  static boolean matches(String text, String format) {
    var reader = new TimeReader(text);
    return reader.read(format) && reader.at == text.length() && reader.isComplete();
  }

  /** Whether the text is a date-time of RFC 3339, perhaps with a blank instead of T. */
  static boolean isRfc3339(String text) {
    var reader = new TimeReader(text);
    boolean hasDate = reader.fixed(4, ChronoField.YEAR)
        && reader.literal('-')
        && reader.fixed(2, ChronoField.MONTH_OF_YEAR)
        && reader.literal('-')
        && reader.fixed(2, ChronoField.DAY_OF_MONTH)
        && (reader.literal('T') || reader.literal('t') || reader.literal(' '));
    boolean hasTime = hasDate
        && reader.fixed(2, ChronoField.HOUR_OF_DAY)
        && reader.literal(':')
        && reader.fixed(2, ChronoField.MINUTE_OF_HOUR)
        && reader.literal(':')
        && reader.fixed(2, ChronoField.SECOND_OF_MINUTE)
        && reader.fraction();
    return hasTime
        && (reader.literal('Z') || reader.literal('z') || reader.offset(true))
        && reader.at == text.length()
        && reader.isComplete();
  }

  private boolean read(String format) {
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      boolean fits;
      if (c == '%' && i + 1 < format.length()) {
        fits = letter(format.charAt(++i));
      } else if (Character.isWhitespace(c)) {
        fits = blanks();
      } else {
        fits = literal(c);
      }
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private boolean letter(char letter) {
    return switch (letter) {
      case 'Y' -> number(4, ChronoField.YEAR);
      case 'y' -> number(2, ChronoField.YEAR);
      case 'm' -> number(2, ChronoField.MONTH_OF_YEAR);
      case 'd', 'e' -> blanks() && number(2, ChronoField.DAY_OF_MONTH);
      case 'j' -> number(3, ChronoField.DAY_OF_YEAR);
      case 'H', 'k' -> blanks() && number(2, ChronoField.HOUR_OF_DAY);
      case 'I', 'l' -> blanks() && number(2, ChronoField.CLOCK_HOUR_OF_AMPM);
      case 'M' -> number(2, ChronoField.MINUTE_OF_HOUR);
      case 'S' -> number(2, ChronoField.SECOND_OF_MINUTE);
      case 'f' -> digits(9) != FAILED;
      case 'b', 'B', 'h' -> month();
      case 'a', 'A' -> weekday();
      case 'p', 'P' -> word("AM") || word("PM");
      case 'z' -> offset(false);
      case 'F' -> read("%Y-%m-%d");
      case 'T', 'X' -> read("%H:%M:%S");
      case 'R' -> read("%H:%M");
      case 'D', 'x' -> read("%m/%d/%y");
      case 'c' -> read("%a %b %e %H:%M:%S %Y");
      case 'n', 't' -> blanks();
      case '%' -> literal('%');
      default -> false;
    };
  }

  private boolean isComplete() {
    boolean hasDate = fields.containsKey(ChronoField.YEAR)
        && (fields.containsKey(ChronoField.DAY_OF_YEAR)
            || (fields.containsKey(ChronoField.MONTH_OF_YEAR)
                && fields.containsKey(ChronoField.DAY_OF_MONTH)));
    boolean hasHour = fields.containsKey(ChronoField.HOUR_OF_DAY)
        || fields.containsKey(ChronoField.CLOCK_HOUR_OF_AMPM);
    boolean hasTime = hasHour && fields.containsKey(ChronoField.MINUTE_OF_HOUR);
    try {
      return (hasDate || hasTime) && (!hasDate || isDate()) && (!hasHour || isTime());
    } catch (DateTimeException e) {
      return false;
    }
  }

  private boolean isDate() {
    int year = field(ChronoField.YEAR, 0);
    var dayOfYear = fields.containsKey(ChronoField.DAY_OF_YEAR);
    var date = dayOfYear
        ? LocalDate.ofYearDay(year, field(ChronoField.DAY_OF_YEAR, 1))
        : LocalDate.of(
            year, field(ChronoField.MONTH_OF_YEAR, 1), field(ChronoField.DAY_OF_MONTH, 1));
    int weekday = field(ChronoField.DAY_OF_WEEK, date.getDayOfWeek().getValue());
    // a two-digit year does not tell its century, so the day of the week proves nothing
    return year < 100 || date.getDayOfWeek().getValue() == weekday;
  }

  private boolean isTime() {
    int clockHour = field(ChronoField.CLOCK_HOUR_OF_AMPM, 1);
    // 60 is a leap second
    int second = Math.min(59, field(ChronoField.SECOND_OF_MINUTE, 0));
    LocalTime.of(field(ChronoField.HOUR_OF_DAY, 0), field(ChronoField.MINUTE_OF_HOUR, 0), second);
    return clockHour >= 1 && clockHour <= 12 && field(ChronoField.SECOND_OF_MINUTE, 0) <= 60;
  }

  private int field(ChronoField field, int otherwise) {
    return fields.getOrDefault(field, otherwise);
  }

  private boolean literal(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private boolean blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return true;
  }

  private boolean word(String word) {
    if (!text.regionMatches(true, at, word, 0, word.length())) {
      return false;
    }
    at += word.length();
    return true;
  }

  private boolean month() {
    for (var month : Month.values()) {
      if (word(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          || word(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))) {
        fields.put(ChronoField.MONTH_OF_YEAR, month.getValue());
        return true;
      }
    }
    return false;
  }

  private boolean weekday() {
    for (var day : DayOfWeek.values()) {
      if (word(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          || word(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))) {
        fields.put(ChronoField.DAY_OF_WEEK, day.getValue());
        return true;
      }
    }
    return false;
  }

  private boolean number(int mostDigits, ChronoField field) {
    int value = digits(mostDigits);
    fields.put(field, value);
    return value != FAILED;
  }

  private boolean fixed(int digits, ChronoField field) {
    int start = at;
    return number(digits, field) && at - start == digits;
  }

  private boolean fraction() {
    return !literal('.') || digits(Integer.MAX_VALUE) != FAILED;
  }

  private boolean offset(boolean needsColon) {
    if (!literal('+') && !literal('-')) {
      return false;
    }
    int hours = digits(2);
    boolean separated = literal(':') || !needsColon;
    int minutes = digits(2);
    return separated && hours != FAILED && hours < 24 && minutes != FAILED && minutes < 60;
  }

  private int digits(int most) {
    int start = at;
    int value = 0;
    while (at < text.length() && at - start < most && isDigit(text.charAt(at))) {
      value = (value * 10 + text.charAt(at) - '0') % 1_000_000_000;
      at++;
    }
    return at == start ? FAILED : value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
