// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.output;

import io.kpm.kcl.value.Digits;

/** Floats in YAML and JSON: shortest digits, plain or with an exponent, {@code null} beyond. */
final class FloatNotation {
  private static final int PLAIN_FROM = -5;
  private static final int PLAIN_BELOW = 16;

  private FloatNotation() {}

  /**
   * Appends a float.
   *
   * @param plus whether positive exponents have a sign
   */
  static void append(StringBuilder out, double value, boolean plus) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      out.append("null");
      return;
    }
    var digits = Digits.of(value);
    int exponent = digits.exponent();
    if (exponent >= PLAIN_FROM && exponent < PLAIN_BELOW) {
      digits.appendPlain(out);
      return;
    }
    var mantissa = digits.digits();
    out.append(digits.isNegative() ? "-" : "").append(mantissa.charAt(0));
    if (mantissa.length() > 1) {
      out.append('.').append(mantissa, 1, mantissa.length());
    }
    out.append('e').append(plus && exponent > 0 ? "+" : "").append(exponent);
  }
}
