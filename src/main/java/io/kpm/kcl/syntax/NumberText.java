// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A number as it is written.
 *
 * @param text the number without its unit
 * @param unit the unit behind an integer; the letter {@code i} alone is read and means nothing
 */
record NumberText(String text, String unit) {
  private static final int NO_DIGIT = -1;
  private static final NumberUnit[] UNITS = NumberUnit.values();

  /** What a message quotes. */
  @Override
  public String toString() {
    return text + unit;
  }

  static boolean isUnit(String unit) {
    return unit.isEmpty()
        || unit.equals("i")
        || new NumberText("", unit).numberUnit().isPresent();
  }

  Optional<NumberUnit> numberUnit() {
    for (var known : UNITS) {
      if (known.text().equals(unit)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /**
   * The value of an integer: decimal, {@code 0x}, {@code 0o}, {@code 0b} or, with a leading zero,
   * octal; up to 2^64 - 1, wrapped into 64 bits. Absent if digits or underscores are misplaced or
   * it is larger.
   */
  OptionalLong integer() {
    if (text.equals("0")) {
      return OptionalLong.of(0);
    }
    int base = base();
    int from = base == 10 ? 0 : text.charAt(1) > '9' && text.charAt(1) != '_' ? 2 : 1;
    if (base != 10 && from < text.length() && text.charAt(from) == '_') {
      from++;
    }
    return digits(from, base);
  }

  /**
   * The value of a floating-point number; infinite if it is too large. Absent if it has
   * underscores.
   */
  Optional<Double> floatingPoint() {
    return text.indexOf('_') >= 0 ? Optional.empty() : Optional.of(Double.valueOf(text));
  }

  private int base() {
    if (text.charAt(0) != '0') {
      return 10;
    }
    return switch (text.charAt(1)) {
      case 'x' -> 16;
      case 'b' -> 2;
      default -> 8;
    };
  }

  private OptionalLong digits(int from, int base) {
    long value = 0;
    boolean separated = true;
    for (int i = from; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), base);
      if (digit == NO_DIGIT && (separated || text.charAt(i) != '_')) {
        return OptionalLong.empty();
      }
      separated = digit == NO_DIGIT;
      if (!separated) {
        long limit = Long.divideUnsigned(-1L - digit, base);
        if (Long.compareUnsigned(value, limit) > 0) {
          return OptionalLong.empty();
        }
        value = value * base + digit;
      }
    }
    return separated ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
