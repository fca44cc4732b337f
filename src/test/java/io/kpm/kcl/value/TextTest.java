// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      true                     ; True
      null                     ; None
      -7                       ; -7
      1.0                      ; 1.0
      1e20                     ; 100000000000000000000.0
      1.5e-7                   ; 0.00000015
      ["a", [1.5, null]]       ; [a, [1.5, None]]
      {"k": "v", "n": 1}       ; {'k': 'v', 'n': 1}
      {"k": "it's"}            ; {'k': 'it's'}
      {"k": "a\\"b"}           ; {'k': "a"b"}
      {"k": "a\\"b'c"}         ; {'k': "a\\"b'c"}
      {"k": ["a"], "d": {}}    ; {'k': [a], 'd': {}}
      """)
  void writesValues(String value, String expected) {
    assertThat(Text.of(Values.of(value))).isEqualTo(expected);
  }

  @Test
  void writesWhatJsonHasNot() {
    assertThat(Text.of(Absent.UNDEFINED)).isEqualTo("Undefined");
    assertThat(Text.of(QuantityValue.of(1, "Ki"))).isEqualTo("1Ki");
    assertThat(Text.of(FloatValue.of(Double.NaN))).isEqualTo("NaN.0");
    assertThat(Text.of(FloatValue.of(Double.NEGATIVE_INFINITY))).isEqualTo("-inf.0");
  }

  @Test
  void refusesValuesNestedTooDeeply() {
    var list = new KclList();
    for (int i = 0; i < 2000; i++) {
      list = KclList.of(list);
    }
    var deep = list;

    assertThatThrownBy(() -> Text.of(deep)).hasMessage("recursion deeper than 1000");
    assertThatThrownBy(() -> Copies.deep(deep)).hasMessage("recursion deeper than 1000");
    assertThatThrownBy(() -> Equality.equal(deep, deep)).hasMessage("recursion deeper than 1000");
  }
}
