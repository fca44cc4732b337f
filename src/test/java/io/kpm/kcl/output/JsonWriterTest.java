// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import io.kpm.kcl.value.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonWriterTest {
  @Test
  void writesOneLineWithoutIndent() {
    var value = Values.of("{\"a\": [1, 2.5, true, null], \"b\": {}, \"c\": []}");

    assertThat(json(value, 0)).isEqualTo("{\"a\": [1, 2.5, true, null], \"b\": {}, \"c\": []}");
  }

  @Test
  void writesOneItemPerLineWithIndent() {
    var value = Values.of("{\"a\": [1, {\"b\": 2}], \"c\": []}");

    assertThat(json(value, 3)).isEqualTo("""
        {
           "a": [
              1,
              {
                 "b": 2
              }
           ],
           "c": []
        }""");
  }

  @Test
  void escapesControlCharactersOnly() {
    assertThat(json(StrValue.of("\b\f\n\r\t\"\\/\u0001\u001f\u007fé😀"), 0))
        .isEqualTo("\"\\b\\f\\n\\r\\t\\\"\\\\/\\u0001\\u001f\u007fé😀\"");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      1e16,   1e+16
      1.5e-9, 1.5e-9
      0.1,    0.1
      """)
  void writesFloatsWithSignedExponents(String number, String expected) {
    assertThat(json(Values.of(number), 0)).isEqualTo(expected);
  }

  @Test
  void writesNullForWhatIsNoNumber() {
    assertThat(json(FloatValue.of(Double.NaN), 0)).isEqualTo("null");
    assertThat(json(FloatValue.of(Double.POSITIVE_INFINITY), 0)).isEqualTo("null");
  }

  private static String json(Value value, int indent) {
    var out = new StringBuilder();
    new JsonWriter(out, indent).write(value);
    return out.toString();
  }
}
