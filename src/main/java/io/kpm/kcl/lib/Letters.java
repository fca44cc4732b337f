// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.util.Locale;

/** Kinds of characters: tests of texts, changes of case, stripping. */
final class Letters {
  private static final String SUPERSCRIPTS =
      "\u00b2\u00b3\u00b9\u2070\u2074\u2075\u2076\u2077\u2078\u2079";

  private Letters() {}

  static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT)
        + text.substring(first).toLowerCase(Locale.ROOT);
  }

  /** Every run of letters with a capital first letter and small others. */
  static String title(String text) {
    var out = new StringBuilder(text.length());
    boolean inWord = false;
    for (int i = 0; i < text.length(); ) {
      int next = text.offsetByCodePoints(i, 1);
      var character = text.substring(i, next);
      boolean isLetter = isCased(text.codePointAt(i));
      out.append(isLetter && !inWord ? titleCase(character) : character.toLowerCase(Locale.ROOT));
      inWord = isLetter;
      i = next;
    }
    return out.toString();
  }

  /** A capital letter; of those that become several, such as U+00DF, only the first is capital. */
  private static String titleCase(String character) {
    var upper = character.toUpperCase(Locale.ROOT);
    int first = upper.offsetByCodePoints(0, 1);
    return upper.substring(0, first) + upper.substring(first).toLowerCase(Locale.ROOT);
  }

  static boolean isAlpha(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!Character.isAlphabetic(text.codePointAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static boolean isAlnum(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (!Character.isAlphabetic(c) && !isNumeric(c)) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static boolean isDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && SUPERSCRIPTS.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static boolean isSpace(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isWhiteSpace(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether there are cased letters and all of them are small. */
  static boolean isLower(String text) {
    boolean found = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
        return false;
      }
      found |= Character.isLowerCase(c);
    }
    return found;
  }

  /** Whether there are cased letters and all of them are capital. */
  static boolean isUpper(String text) {
    boolean found = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.isLowerCase(c) || Character.isTitleCase(c)) {
        return false;
      }
      found |= Character.isUpperCase(c);
    }
    return found;
  }

  static boolean isTitle(String text) {
    boolean found = false;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      boolean capital = Character.isUpperCase(c) || Character.isTitleCase(c);
      if ((capital && inWord) || (Character.isLowerCase(c) && !inWord)) {
        return false;
      }
      inWord = isCased(c);
      found |= inWord;
    }
    return found;
  }

  /** Removes characters of {@code chars}, or white space if that is no text, from the ends. */
  static String strip(String text, Value chars, boolean start, boolean end) {
    int from = 0;
    int to = text.length();
    while (start && from < to && isStripped(text.codePointAt(from), chars)) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (end && to > from && isStripped(text.codePointBefore(to), chars)) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  /** Unicode property White_Space. */
  static boolean isWhiteSpace(int c) {
    return (c >= 0x09 && c <= 0x0d) || c == 0x85 || Character.isSpaceChar(c);
  }

  private static boolean isStripped(int c, Value chars) {
    return chars instanceof StrValue set ? set.value().indexOf(c) >= 0 : isWhiteSpace(c);
  }

  private static boolean isCased(int c) {
    return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
  }

  private static boolean isNumeric(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }
}
