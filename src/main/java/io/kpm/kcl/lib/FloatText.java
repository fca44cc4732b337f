// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Digits;
import io.kpm.kcl.value.Limits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Texts of non-negative doubles in the notations of {@code str.format}. */
final class FloatText {
  private static final int PLAIN_FROM = -5;
  private static final int PLAIN_BELOW = 16;
  // no double has more digits after its point
  private static final int MOST_DECIMALS = 1074;

  private FloatText() {}

  /** Shortest digits, plain for exponents above -5 and below 16. */
  static String general(double value) {
    if (!isFinite(value)) {
      return special(value);
    }
    var digits = Digits.of(value);
    if (digits.exponent() > PLAIN_FROM && digits.exponent() < PLAIN_BELOW) {
      return Digits.plain(value);
    }
    var mantissa = digits.digits();
    var text = mantissa.length() == 1 ? mantissa : mantissa.charAt(0) + "." + mantissa.substring(1);
    return text + exponent(digits.exponent());
  }

  static String fixed(double value, int decimals) {
    if (!isFinite(value)) {
      return special(value);
    }
    int exact = Math.min(decimals, MOST_DECIMALS);
    var text = new BigDecimal(value).setScale(exact, RoundingMode.HALF_EVEN).toPlainString();
    return decimals > exact ? text + "0".repeat(Limits.string(decimals) - exact) : text;
  }

  static String scientific(double value, int decimals) {
    if (!isFinite(value)) {
      return special(value);
    }
    int exact = Math.min(decimals, MOST_DECIMALS);
    var rounded = rounded(value, exact + 1);
    var digits = rounded.unscaledValue().toString();
    int exponent = value == 0 ? 0 : digits.length() - 1 - rounded.scale();
    digits += "0".repeat(Math.max(0, Limits.string(decimals) + 1 - digits.length()));
    var mantissa = decimals == 0 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + exponent(exponent);
  }

  /** Fixed or scientific, whichever Python's {@code g} takes, without trailing zeros. */
  static String significant(double value, int digits) {
    if (!isFinite(value)) {
      return special(value);
    }
    int precision = Math.max(1, digits);
    var rounded = rounded(value, Math.min(precision, MOST_DECIMALS));
    int exponent = value == 0 ? 0 : rounded.precision() - 1 - rounded.scale();
    if (exponent >= -4 && exponent < precision) {
      return value == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
    var mantissa = rounded.stripTrailingZeros().unscaledValue().toString();
    return (mantissa.length() == 1 ? mantissa : mantissa.charAt(0) + "." + mantissa.substring(1))
        + exponent(exponent);
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static String exponent(int exponent) {
    int magnitude = Math.abs(exponent);
    return (exponent < 0 ? "e-" : "e+") + (magnitude < 10 ? "0" : "") + magnitude;
  }

  private static boolean isFinite(double value) {
    return Math.abs(value) <= Double.MAX_VALUE;
  }

  private static String special(double value) {
    return Double.isNaN(value) ? "nan" : "inf";
  }
}
