// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonPrimitive;
import io.kpm.kcl.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlModuleTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      1                    ; int   ; 1
      +5                   ; int   ; 5
      -0x1f                ; int   ; -31
      0o17                 ; int   ; 15
      0b11                 ; int   ; 3
      9223372036854775807  ; int   ; 9223372036854775807
      9223372036854775808  ; float ; 9223372036854776000.0
      2.5                  ; float ; 2.5
      .5                   ; float ; 0.5
      1.                   ; float ; 1.0
      1e3                  ; float ; 1000.0
      -.INF                ; float ; -inf.0
      .nan                 ; float ; NaN.0
      TRUE                 ; bool  ; True
      ~                    ; None  ; None
      NULL                 ; None  ; None
      017                  ; str   ; 017
      00                   ; str   ; 00
      yes                  ; str   ; yes
      12:30                ; str   ; 12:30
      1_000                ; str   ; 1_000
      2001-01-01           ; str   ; 2001-01-01
      1e400                ; str   ; 1e400
      +                    ; str   ; +
      0x                   ; str   ; 0x
      'on'                 ; str   ; on
      "1"                  ; str   ; 1
      !!str 5              ; str   ; 5
      !!int '7'            ; int   ; 7
      !!float 1            ; float ; 1.0
      """)
  void decodesScalars(String text, String type, String expected) {
    var value = YamlReader.one(text);

    assertThat(TypeNames.of(value, false)).isEqualTo(type);
    assertThat(value).hasToString(expected);
  }

  @Test
  void decodesCollectionsAliasesAndKeys() {
    assertThat(YamlReader.one("""
            b: &x {c: 1}
            d: [*x, *x]
            <<: 3
            1: a
            ~: n
            b: 2
            t: |
              x
            """))
        .hasToString(
            "{'b': 2, 'd': [{'c': 1}, {'c': 1}], '<<': 3, '1': 'a', '~': 'n', 't': 'x\n'}");
  }

  @Test
  void decodesSeveralDocuments() {
    assertThat(YamlReader.all("a: 1\n---\n- b\n...\n---\n")).hasToString("[{'a': 1}, [b], None]");
    assertThat(YamlReader.all("")).hasToString("[None]");
    assertThat(YamlReader.one("# nothing")).hasToString("None");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      a: b: c      ; mapping values are not allowed in this context at line 1 column 5
      a: *x        ; unknown anchor at line 1 column 4
      &a [*a]      ; unknown anchor at line 1 column 5
      ? [1]        ; invalid type: sequence, expected a string key at line 1 column 3
      !foo [1]     ; invalid type: enum, expected any valid JSON value at line 1 column 1
      """)
  void saysWhereATextIsRefused(String text, String message) {
    assertThatThrownBy(() -> YamlReader.one(text)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      a: [
      `\ta: 1`
      a: !foo 1
      a: !!javax.script.ScriptEngineManager [x]
      a: 18446744073709551616
      """)
  void refusesOtherTexts(String text) {
    assertThat(call("validate", new JsonPrimitive(text).toString())).hasToString("False");
  }

  @Test
  void refusesSeveralDocumentsInPlaceOfOne() {
    assertThatThrownBy(() -> YamlReader.one("a: 1\n---\nb: 2"))
        .hasMessage("deserializing from YAML containing more than one document is not supported");
  }

  @Test
  void boundsWhatAliasesUnfoldTo() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      var alias = "*a" + (i - 1);
      text.append("a%d: &a%d [%s]\n".formatted(i, i, (alias + ", ").repeat(9) + alias));
    }

    assertThatThrownBy(() -> YamlReader.one(text.toString())).hasMessageContaining("items");
  }

  @Test
  void boundsDepth() {
    assertThatThrownBy(() -> YamlReader.one("[".repeat(2000) + "]".repeat(2000)))
        .hasMessage("recursion deeper than 1000");
  }

  @Test
  void encodesWithItsOptions() {
    var data = "{\"b\": 1, \"a\": [1, \"x\\ny\"], \"_p\": null}";

    assertThat(call("encode", data)).hasToString("b: 1\na:\n- 1\n- |-\n  x\n  y\n_p: null\n");
    assertThat(call("encode", data + ", true, true, true"))
        .hasToString("a:\n- 1\n- |-\n  x\n  y\nb: 1\n");
    assertThat(call("encode_all", "[{\"a\": 1}, [2]]")).hasToString("a: 1\n\n---\n- 2\n");
    assertThat(call("encode_all", "[]")).hasToString("");
  }

  private static Value call(String function, String arguments) {
    return LibraryCalls.call(YamlModule.TABLE, function, arguments, "{}");
  }
}
