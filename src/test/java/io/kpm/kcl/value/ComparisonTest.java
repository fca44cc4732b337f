// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparisonTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      1          ; 1.0        ; true
      1          ; true       ; false
      null       ; null       ; true
      "a"        ; "a"        ; true
      [1, [2]]   ; [1.0, [2]] ; true
      [1]        ; [1, 2]     ; false
      {"a": 1, "b": 2} ; {"b": 2, "a": 1} ; true
      {"a": 1}   ; {"b": 1}   ; false
      {}         ; []         ; false
      """)
  void tellsEqualValues(String left, String right, boolean expected) {
    assertThat(Equality.equal(Values.of(left), Values.of(right))).isEqualTo(expected);
    assertThat(Equality.equal(Values.of(right), Values.of(left))).isEqualTo(expected);
  }

  @Test
  void neverFindsQuantitiesNorNoneAndUndefinedEqual() {
    var quantity = QuantityValue.of(1, "Ki");

    assertThat(Equality.equal(quantity, quantity)).isFalse();
    assertThat(Equality.equal(Absent.NONE, Absent.UNDEFINED)).isFalse();
  }

  @Test
  void comparesInstancesByTheirEntriesAndNotWithDicts() {
    var instance = Values.instance("S", "{\"a\": 1}");

    assertThat(Equality.equal(instance, Values.instance("T", "{\"a\": 1}"))).isTrue();
    assertThat(Equality.equal(instance, Values.of("{\"a\": 1}"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      1        ; 2        ; true
      3        ; true     ; false
      0.5      ; true     ; true
      "a"      ; "b"      ; true
      "z"      ; "ä"      ; true
      "\uffff" ; "😀"     ; true
      [1, 2]   ; [1, 3]   ; true
      [1]      ; [1, 0]   ; true
      [2]      ; [1, 9]   ; false
      """)
  void ordersValues(String left, String right, boolean less) {
    assertThat(Ordering.less(Values.of(left), Values.of(right))).isEqualTo(less);
    assertThat(Ordering.greaterOrEqual(Values.of(left), Values.of(right), new Effort()))
        .isEqualTo(!less);
  }

  @Test
  void findsNanNeitherLessNorGreater() {
    var nan = FloatValue.of(Double.NaN);

    assertThat(Ordering.lessOrEqual(nan, nan, new Effort())).isFalse();
    assertThat(Ordering.greaterOrEqual(nan, IntValue.of(1), new Effort())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      1        ; "a"      ; int  ; str
      null     ; null     ; NoneType ; NoneType
      [1, 2]   ; [1, "a"] ; int  ; str
      {}       ; {}       ; dict ; dict
      """)
  void refusesToOrderOtherKinds(String left, String right, String a, String b) {
    assertThatThrownBy(() -> Ordering.less(Values.of(left), Values.of(right)))
        .hasMessage("'<' not supported between instances of '%s' and '%s'", a, b);
  }
}
