// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.EvalError;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.time.temporal.WeekFields;
import java.util.Locale;

/** Times as text by the letters of strftime, in English whatever the locale. */
final class TimeText {
  private TimeText() {}

  /**
   * The time in a format with {@code %} letters.
   *
   * @throws EvalError if a letter is unknown
   */
  static String format(ZonedDateTime time, String format) {
    var out = new StringBuilder();
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at++);
      if (c != '%') {
        out.append(c);
        continue;
      }
      boolean bare = format.startsWith("-", at);
      at += bare ? 1 : 0;
      if (format.startsWith(":z", at)) {
        out.append(offset(time, ":"));
        at += 2;
      } else if (at < format.length()) {
        int start = out.length();
        letter(out, time, format.charAt(at++));
        dropPadding(out, start, bare);
      } else {
        throw new EvalError("invalid time format '" + format + "'");
      }
    }
    return out.toString();
  }

  private static void dropPadding(StringBuilder out, int start, boolean wanted) {
    while (wanted && start < out.length() - 1 && " 0".indexOf(out.charAt(start)) >= 0) {
      out.deleteCharAt(start);
    }
  }

  private static void letter(StringBuilder out, ZonedDateTime time, char letter) {
    switch (letter) {
      case 'a' -> out.append(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
      case 'A' -> out.append(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case 'b', 'h' -> out.append(time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
      case 'B' -> out.append(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case 'c' -> out.append(format(time, "%a %b %e %H:%M:%S %Y"));
      case 'D', 'x' -> out.append(format(time, "%m/%d/%y"));
      case 'F' -> out.append(format(time, "%Y-%m-%d"));
      case 'R' -> out.append(format(time, "%H:%M"));
      case 'T', 'X' -> out.append(format(time, "%H:%M:%S"));
      case 'r' -> out.append(format(time, "%I:%M:%S %p"));
      case 'v' -> out.append(format(time, "%e-%b-%Y"));
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case '%' -> out.append('%');
      case 'p' -> out.append(time.getHour() < 12 ? "AM" : "PM");
      case 'P' -> out.append(time.getHour() < 12 ? "am" : "pm");
      case 'z' -> out.append(offset(time, ""));
      case 'Z' -> out.append(offset(time, ":"));
      case 's' -> out.append(time.toEpochSecond());
      default -> number(out, time, letter);
    }
  }

  private static void number(StringBuilder out, ZonedDateTime time, char letter) {
    switch (letter) {
      case 'Y' -> padded(out, time.getYear(), 4, '0');
      case 'C' -> padded(out, time.getYear() / 100, 2, '0');
      case 'y' -> padded(out, time.getYear() % 100, 2, '0');
      case 'm' -> padded(out, time.getMonthValue(), 2, '0');
      case 'd' -> padded(out, time.getDayOfMonth(), 2, '0');
      case 'e' -> padded(out, time.getDayOfMonth(), 2, ' ');
      case 'j' -> padded(out, time.getDayOfYear(), 3, '0');
      case 'H' -> padded(out, time.getHour(), 2, '0');
      case 'k' -> padded(out, time.getHour(), 2, ' ');
      case 'I' -> padded(out, time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, '0');
      case 'l' -> padded(out, time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, ' ');
      case 'M' -> padded(out, time.getMinute(), 2, '0');
      case 'S' -> padded(out, time.getSecond(), 2, '0');
      case 'f' -> padded(out, time.getNano(), 9, '0');
      case 'q' -> out.append(time.get(IsoFields.QUARTER_OF_YEAR));
      case 'u' -> out.append(time.getDayOfWeek().getValue());
      case 'w' -> out.append(time.getDayOfWeek().getValue() % 7);
      case 'G' -> padded(out, time.get(IsoFields.WEEK_BASED_YEAR), 4, '0');
      case 'g' -> padded(out, time.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0');
      case 'V' -> padded(out, time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0');
      case 'U' -> padded(out, week(time, WeekFields.SUNDAY_START.dayOfWeek()), 2, '0');
      case 'W' -> padded(out, week(time, WeekFields.ISO.dayOfWeek()), 2, '0');
      default -> throw new EvalError("invalid time format letter '%" + letter + "'");
    }
  }

  /** Full weeks of the year before this one's first day. */
  private static int week(ZonedDateTime time, TemporalField dayOfWeek) {
    return (time.getDayOfYear() + 7 - time.get(dayOfWeek)) / 7;
  }

  private static String offset(ZonedDateTime time, String separator) {
    int minutes = time.getOffset().getTotalSeconds() / 60;
    var out = new StringBuilder(minutes < 0 ? "-" : "+");
    padded(out, Math.abs(minutes) / 60, 2, '0');
    padded(out.append(separator), Math.abs(minutes) % 60, 2, '0');
    return out.toString();
  }

  private static void padded(StringBuilder out, int number, int width, char fill) {
    var digits = Integer.toString(number);
    for (int i = digits.length(); i < width; i++) {
      out.append(fill);
    }
    out.append(digits);
  }
}
