// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberTest {
  @ParameterizedTest
  @CsvSource(textBlock = """
      0,                  0
      12,                 12
      1_000,              1000
      0x_fF,              255
      0o17,               15
      017,                15
      0_7,                7
      0b1_1,              3
      0xFFFFFFFFFFFFFFFF, -1
      18446744073709551615, -1
      9223372036854775808, -9223372036854775808
      1i,                 1
      """)
  void readsIntegers(String text, String value) {
    assertThat(Lisp.expression(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      1Ki,      1Ki
      1_000Mi,  1000Mi
      5n,       5n
      5K,       5K
      0x10P,    16P
      """)
  void readsUnitsBehindIntegers(String text, String value) {
    assertThat(Lisp.expression(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      1.5,      1.5
      1.,       1.0
      0.,       0.0
      1e3,      1000.0
      1.5e-3,   0.0015
      0e1,      0.0
      1.5Ki,    1.5
      1e1000,   Infinity
      """)
  void readsFloats(String text, String value) {
    assertThat(Lisp.expression(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      1.e3,     (. 1 e3)
      5.real,   (. 5 real)
      """)
  void leavesThePointToASelectorIfALetterFollows(String text, String tree) {
    assertThat(Lisp.expression(text)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      0x        | 1:5 no valid digits found for number
      0o        | 1:5 no valid digits found for number
      00        | 1:5 no valid digits found for number
      08        | 1:5 no valid digits found for number
      0b2       | 1:7 invalid digit for a base 2 literal, start: 6, stop: 7
      0o19      | 1:8 invalid digit for a base 8 literal, start: 7, stop: 8
      081       | 1:5 expected one of ["int"] got 081
      1_        | 1:5 expected one of ["int"] got 1_
      1__0      | 1:5 expected one of ["int"] got 1__0
      18446744073709551616 | 1:5 expected one of ["int"] got 18446744073709551616
      1_0.5     | 1:5 expected one of ["float"] got 1_0.5
      1e        | 1:5 expected at least one digit in exponent
      1Ei       | 1:5 expected at least one digit in exponent
      0x1.5     | 1:5 hexadecimal float literal is not supported
      0b1e1     | 1:5 binary float literal is not supported
      1mi       | 1:5 invalid int binary suffix
      0X1       | 1:5 invalid int binary suffix
      """)
  void saysWhatIsWrongWithANumber(String text, String error) {
    assertThat(Lisp.errors("x = " + text)).containsExactly(error);
  }
}
