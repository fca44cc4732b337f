// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DigitsTest {
  @ParameterizedTest
  @CsvSource(textBlock = """
      2.0E-3,                  2,                -3
      1.0E23,                  1,                23
      2.0E23,                  2,                23
      8.41E21,                 841,              21
      2.2E-322,                22,               -322
      4.9E-324,                5,                -324
      1.7976931348623157E308,  17976931348623157, 308
      9.007199254740993E15,    9007199254740992, 15
      0.1,                     1,                -1
      123.456,                 123456,           2
      """)
  void areTheFewestThatReadBack(double value, String digits, int exponent) {
    var found = Digits.of(value);

    assertThat(found.digits()).isEqualTo(digits);
    assertThat(found.exponent()).isEqualTo(exponent);
  }

  @Test
  void readBackAsTheSameDouble() {
    var random = new Random(7);

    assertThat(random.longs(5000).mapToDouble(Double::longBitsToDouble).filter(Double::isFinite))
        .allSatisfy(value -> assertThat(readBack(value)).isEqualTo(value));
  }

  @Test
  void keepTheSignOfZero() {
    assertThat(Digits.plain(-0.0)).isEqualTo("-0.0");
  }

  private static double readBack(double value) {
    var digits = Digits.of(value);
    int scale = digits.exponent() - digits.digits().length() + 1;
    return Double.parseDouble((digits.isNegative() ? "-" : "") + digits.digits() + "e" + scale);
  }
}
