// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

/** Durations of ISO 8601, such as {@code P3Y6M4DT12H30M5.5S} and {@code P1W}. */
final class IsoDuration {
  private static final String DATE_UNITS = "YMWD";
  private static final String TIME_UNITS = "HMS";

  private IsoDuration() {}

  /** Whether the whole text is a duration; units stand in order, only the last has a fraction. */
  static boolean matches(String text) {
    if (!text.startsWith("P")) {
      return false;
    }
    int time = text.indexOf('T');
    if (time < 0) {
      return text.length() > 1 && areParts(text.substring(1), DATE_UNITS);
    }
    var date = text.substring(1, time);
    return areParts(date, DATE_UNITS)
        && date.indexOf('.') < 0
        && text.length() > time + 1
        && areParts(text.substring(time + 1), TIME_UNITS);
  }

  private static boolean areParts(String text, String units) {
    int at = 0;
    int unit = 0;
    while (at < text.length()) {
      int end = digitsEnd(text, at);
      boolean hasFraction = end > at && end < text.length() && text.charAt(end) == '.';
      int stop = hasFraction ? digitsEnd(text, end + 1) : end;
      if (end == at || stop == text.length() || (hasFraction && stop == end + 1)) {
        return false;
      }
      int found = units.indexOf(text.charAt(stop), unit);
      if (found < 0 || (hasFraction && stop + 1 < text.length())) {
        return false;
      }
      unit = found + 1;
      at = stop + 1;
    }
    return true;
  }

  private static int digitsEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
