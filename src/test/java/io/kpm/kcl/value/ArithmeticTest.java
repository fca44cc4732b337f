// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArithmeticTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      1              ; +  ; 2        ; 3
      1              ; +  ; 2.5      ; 3.5
      "a"            ; +  ; "b"      ; ab
      [1]            ; +  ; [2]      ; [1, 2]
      1              ; -  ; 2.0      ; -1.0
      3              ; *  ; -4       ; -12
      "ab"           ; *  ; 3        ; ababab
      2              ; *  ; [1]      ; [1, 1]
      "ab"           ; *  ; -1       ; ''
      7              ; /  ; 2        ; 3.5
      1              ; /  ; 0        ; inf.0
      -7             ; // ; 2        ; -4
      -7.5           ; // ; 2        ; -4.0
      -7             ; %  ; 3        ; 2
      7              ; %  ; -3       ; -2
      -7.5           ; %  ; 2        ; -1.5
      2              ; ** ; 62       ; 4611686018427387904
      -2             ; ** ; 63       ; -9223372036854775808
      2              ; ** ; 0.5      ; 1.4142135623730951
      0              ; ** ; 0        ; 1
      1              ; << ; 63       ; -9223372036854775808
      -8             ; >> ; 1        ; -4
      6              ; &  ; 3        ; 2
      6              ; |  ; 3        ; 7
      6              ; ^  ; 3        ; 5
      """)
  void computes(String left, String operator, String right, String expected) {
    assertThat(apply(new Arithmetic(false), left, operator, right)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      9223372036854775807  ; +  ; 1     ; 9223372036854775808: A 64 bit integer overflow
      -9223372036854775808 ; -  ; 1     ; -9223372036854775809: A 32 bit integer overflow
      4611686018427387904  ; *  ; 2     ; 9223372036854775808: A 64 bit integer overflow
      2                    ; ** ; 63    ; 9223372036854775808: A 64 bit integer overflow
      2                    ; ** ; 200   ; 0: A 64 bit integer overflow
      10                   ; ** ; 100   ; -116730316321356072327522592519889092608: A 64 bit integer overflow
      2                    ; ** ; -1    ; 0: A 64 bit integer overflow
      1                    ; << ; 64    ; 18446744073709551616: A 64 bit integer overflow
      8                    ; << ; 1000  ; 162259276829213363391578010288128: A 64 bit integer overflow
      8                    ; >> ; 64    ; 0: A 64 bit integer overflow
      1                    ; // ; 0     ; attempt to divide by zero
      -9223372036854775808 ; // ; -1    ; attempt to divide with overflow
      -9223372036854775808 ; %  ; -1    ; attempt to calculate the remainder with overflow
      1                    ; %  ; 0     ; attempt to calculate the remainder with a divisor of zero
      1                    ; +  ; 1e39  ; 1e+39: A 32-bit floating point number overflow
      -1e300               ; +  ; 1     ; -1e+300: A 32-bit floating point number overflow
      true                 ; +  ; 1     ; unsupported operand type(s) for +: 'bool' and 'int'
      [1]                  ; +  ; {}    ; can only concatenate list (not "dict") to list
      {}                   ; *  ; 2     ; unsupported operand type(s) for *: 'dict' and 'int'
      1.5                  ; << ; 1     ; unsupported operand type(s) for <<: 'float' and 'int'
      """)
  void refuses(String left, String operator, String right, String message) {
    assertThatThrownBy(() -> apply(new Arithmetic(false), left, operator, right))
        .isInstanceOf(EvalError.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      2147483647 ; +  ; 1    ; 2147483648: A 32 bit integer overflow
      65536      ; *  ; 65536; 4294967296: A 32 bit integer overflow
      2          ; ** ; 31   ; 2147483648: A 32 bit integer overflow
      1          ; << ; 31   ; 2147483648: A 32 bit integer overflow
      3          ; << ; 63   ; 27670116110564327424: A 32 bit integer overflow
      4294967296 ; >> ; 0    ; 4294967296: A 32 bit integer overflow
      1e39       ; *  ; 1.0  ; 1e+39: A 32-bit floating point number overflow
      """)
  void holdsNumbersTo32BitsWhenStrict(String left, String operator, String right, String message) {
    assertThatThrownBy(() -> apply(new Arithmetic(true), left, operator, right))
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      4294967296 ; // ; 1 ; 4294967296
      4294967296 ; %  ; 4294967299 ; 4294967296
      1e39       ; // ; 1 ; 1000000000000000000000000000000000000000.0
      1e39       ; /  ; 1 ; 1000000000000000000000000000000000000000.0
      4294967296 ; |  ; 1 ; 4294967297
      """)
  void testsNoRangeOfOtherOperatorsWhenStrict(
      String left, String operator, String right, String expected) {
    assertThat(apply(new Arithmetic(true), left, operator, right)).isEqualTo(expected);
  }

  @Test
  void addsLargeFloatsOfOneKindWithoutRangeTest() {
    assertThat(apply(new Arithmetic(false), "1e39", "+", "1.0"))
        .isEqualTo("1" + "0".repeat(39) + ".0");
  }

  @Test
  void refusesRepetitionsBeyondTheLimitsBeforeMakingThem() {
    assertThatThrownBy(() -> apply(new Arithmetic(false), "\"x\"", "*", "10000000000"))
        .hasMessageContaining("stringBytes");
    assertThatThrownBy(() -> apply(new Arithmetic(false), "[0]", "*", "9223372036854775807"))
        .hasMessageContaining("items");
  }

  @Test
  void negatesBySubtractionFromZero() {
    var arithmetic = new Arithmetic(true);

    assertThat(arithmetic.negate(FloatValue.of(0.0))).hasToString("0.0");
    assertThat(arithmetic.negate(IntValue.of(-2147483648))).hasToString("2147483648");
    assertThatThrownBy(() -> arithmetic.negate(IntValue.of(Long.MIN_VALUE)))
        .hasMessage("9223372036854775808: A 64 bit integer overflow");
    assertThat(arithmetic.invert(IntValue.of(5))).hasToString("-6");
    assertThatThrownBy(() -> arithmetic.negate(BoolValue.TRUE))
        .hasMessage("bad operand type for unary -: 'bool'");
  }

  @Test
  void convertsQuantitiesThatFit() {
    var million = QuantityValue.of(1, "M");
    var most = QuantityValue.of(8589934592L, "Gi");

    assertThat(new Arithmetic(false).converted(million)).hasToString("1000000");
    assertThat(new Arithmetic(false).converted(QuantityValue.of(1500, "m"))).hasToString("1");
    assertThatThrownBy(() -> new Arithmetic(false).converted(most))
        .hasMessage("9223372036854775808: A 64 bit integer overflow");
    assertThatThrownBy(() -> new Arithmetic(true).converted(QuantityValue.of(4, "Gi")))
        .hasMessage("4294967296: A 32 bit integer overflow");
  }

  @Test
  void takesNoQuantities() {
    assertThatThrownBy(() -> new Arithmetic(false).add(QuantityValue.of(1, "Ki"), IntValue.of(1)))
        .hasMessage("unsupported operand type(s) for +: 'number_multiplier(1Ki)' and 'int'");
  }

  private static String apply(Arithmetic by, String left, String operator, String right) {
    var a = Values.of(left);
    var b = Values.of(right);
    var result = switch (operator) {
      case "+" -> by.add(a, b);
      case "-" -> by.subtract(a, b);
      case "*" -> by.multiply(a, b);
      case "/" -> by.divide(a, b);
      case "//" -> by.floorDivide(a, b);
      case "%" -> by.modulo(a, b);
      case "**" -> by.power(a, b);
      case "<<" -> by.shiftLeft(a, b);
      case ">>" -> by.shiftRight(a, b);
      case "&" -> by.and(a, b);
      case "|" -> by.or(a, b);
      default -> by.xor(a, b);
    };
    return result.toString();
  }
}
