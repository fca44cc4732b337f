// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The shortest decimal digits of a finite double that read back as exactly this double. */
public final class Digits {
  // a decimal of at most 15 digits is the only one of its length that reads as its double
  private static final int EXACT_DIGITS = 15;

  private final String digits;
  private final int exponent;
  private final boolean negative;

  private Digits(String digits, int exponent, boolean negative) {
    this.digits = digits;
    this.exponent = exponent;
    this.negative = negative;
  }

  /** The digits of a finite value. */
  public static Digits of(double value) {
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    if (value == 0) {
      return new Digits("0", 0, negative);
    }
    var candidate = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
    var shortest = shorten(candidate, Math.abs(value));
    var digits = shortest.unscaledValue().toString();
    return new Digits(digits, digits.length() - 1 - shortest.scale(), negative);
  }

  /** The digits without point; the first is not zero unless the value is. */
  public String digits() {
    return digits;
  }

  /** The decimal exponent of the first digit: 0 for 1.5, 1 for 15. */
  public int exponent() {
    return exponent;
  }

  public boolean isNegative() {
    return negative;
  }

  /** Plain notation with at least {@code .0}, whatever the exponent. */
  public static String plain(double value) {
    if (Double.isNaN(value)) {
      return "NaN.0";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf.0" : "-inf.0";
    }
    var text = new StringBuilder();
    of(value).appendPlain(text);
    return text.toString();
  }

  /** Appends plain notation with at least {@code .0}. */
  public void appendPlain(StringBuilder out) {
    if (negative) {
      out.append('-');
    }
    if (exponent < 0) {
      out.append("0.").append("0".repeat(-exponent - 1)).append(digits);
      return;
    }
    int whole = exponent + 1;
    if (digits.length() <= whole) {
      out.append(digits).append("0".repeat(whole - digits.length())).append(".0");
      return;
    }
    out.append(digits, 0, whole).append('.').append(digits, whole, digits.length());
  }

  /** {@code d.ddde+xx}, as messages print numbers that are out of range. */
  static String scientific(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    var number = of(value);
    var text = new StringBuilder(number.negative ? "-" : "");
    text.append(number.digits.charAt(0));
    if (number.digits.length() > 1) {
      text.append('.').append(number.digits, 1, number.digits.length());
    }
    return text.append(number.exponent < 0 ? "e" : "e+").append(number.exponent).toString();
  }

  /**
   * Drops digits while the rest still reads back: before JDK 19 Double.toString is up to two digits
   * too long (https://bugs.openjdk.org/browse/JDK-4511638). Up to 15 digits it cannot be.
   */
  private static BigDecimal shorten(BigDecimal candidate, double value) {
    if (candidate.precision() <= EXACT_DIGITS && value >= Double.MIN_NORMAL) {
      return candidate;
    }
    var exact = new BigDecimal(value);
    var best = nearest(exact, candidate.scale(), value).orElse(candidate);
    while (best.precision() > 1) {
      var shorter = nearest(exact, best.scale() - 1, value);
      if (shorter.isEmpty()) {
        return best;
      }
      best = shorter.get();
    }
    return best;
  }

  /** The decimal of this scale that is nearest to {@code exact} and reads back as {@code value}. */
  private static Optional<BigDecimal> nearest(BigDecimal exact, int scale, double value) {
    var below = exact.setScale(scale, RoundingMode.DOWN);
    var above = exact.setScale(scale, RoundingMode.UP);
    boolean belowFirst = exact.subtract(below).compareTo(above.subtract(exact)) <= 0;
    var first = belowFirst ? below : above;
    var second = belowFirst ? above : below;
    if (first.doubleValue() == value) {
      return Optional.of(first.stripTrailingZeros());
    }
    return second.doubleValue() == value
        ? Optional.of(second.stripTrailingZeros())
        : Optional.empty();
  }
}
