// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds the end of one number and says what is wrong with it. */
final class NumberScanner {
  private static final NumberText ZERO = new NumberText("0", "");

  private final String text;
  private final int limit;
  private final int start;
  private int at;
  private int base = 10;
  private boolean isFloat;
  private int problemAt;
  private NumberText value = ZERO;

  /** A number whose first digit is at {@code start}. */
  NumberScanner(String text, int limit, int start) {
    this.text = text;
    this.limit = limit;
    this.start = start;
    this.at = start + 1;
    this.problemAt = start;
  }

  /** Reads the number; what is wrong with it, or null. */
  @Nullable
  String scan() {
    boolean hasDigits = digits();
    if (!hasDigits) {
      skipSuffix();
      return "no valid digits found for number";
    }
    if (fraction() || peek() == 'e' || peek() == 'E') {
      return floatingPoint();
    }
    return integer();
  }

  int end() {
    return at;
  }

  boolean isFloat() {
    return isFloat;
  }

  /** The number, or 0 if it cannot be read. */
  NumberText value() {
    return value;
  }

  /** Where the problem lies, counted from the first digit. */
  int problemOffset() {
    return problemAt - start;
  }

  private boolean digits() {
    if (text.charAt(start) != '0') {
      skipDigits(10);
      return true;
    }
    char next = peek();
    switch (next) {
      case 'b' -> base = 2;
      case 'x' -> base = 16;
      case 'o', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> base = 8;
      case '_' -> {
        skipDigits(10);
        return true;
      }
      default -> {
        return true;
      }
    }
    at++;
    return skipDigits(base == 16 ? 16 : 10);
  }

  /** A point belongs to the number unless a second point or a letter follows. */
  private boolean fraction() {
    if (peek() != '.' || charAt(at + 1) == '.' || isSuffixStart(at + 1)) {
      return false;
    }
    at++;
    skipDigits(10);
    return true;
  }

  private @Nullable String floatingPoint() {
    isFloat = true;
    boolean emptyExponent = false;
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '-' || peek() == '+') {
        at++;
      }
      emptyExponent = !skipDigits(10);
    }
    int numberEnd = at;
    skipSuffix();
    if (emptyExponent) {
      return "expected at least one digit in exponent";
    }
    if (base != 10) {
      return baseName() + " float literal is not supported";
    }
    value = new NumberText(text.substring(start, numberEnd), "");
    return null;
  }

  private @Nullable String integer() {
    int numberEnd = at;
    skipSuffix();
    var unit = text.substring(numberEnd, at);
    for (int i = start + 2; base != 10 && i < numberEnd; i++) {
      char c = text.charAt(i);
      if (c != '_' && Character.digit(c, base) < 0) {
        problemAt = i;
        int offset = text.substring(0, i).getBytes(StandardCharsets.UTF_8).length;
        return "invalid digit for a base %d literal, start: %d, stop: %d"
            .formatted(base, offset, offset + 1);
      }
    }
    boolean valid = NumberText.isUnit(unit);
    value = new NumberText(text.substring(start, numberEnd), valid ? unit : "");
    return valid ? null : "invalid int binary suffix";
  }

  private String baseName() {
    return switch (base) {
      case 2 -> "binary";
      case 8 -> "octal";
      default -> "hexadecimal";
    };
  }

  /** Skips digits and underscores; whether there was a digit. */
  private boolean skipDigits(int inBase) {
    boolean any = false;
    while (true) {
      char c = peek();
      boolean digit = c < 0x80 && Character.digit(c, inBase) >= 0;
      if (!digit && c != '_') {
        return any;
      }
      any |= digit;
      at++;
    }
  }

  private void skipSuffix() {
    if (!isSuffixStart(at)) {
      return;
    }
    while (at < limit && Character.isUnicodeIdentifierPart(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
  }

  private boolean isSuffixStart(int offset) {
    return offset < limit
        && (text.charAt(offset) == '_'
            || Character.isUnicodeIdentifierStart(text.codePointAt(offset)));
  }

  private char peek() {
    return charAt(at);
  }

  private char charAt(int offset) {
    return offset < limit ? text.charAt(offset) : '\0';
  }
}
