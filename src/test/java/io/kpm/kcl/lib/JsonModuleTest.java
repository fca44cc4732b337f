// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonPrimitive;
import io.kpm.kcl.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonModuleTest {
  @Test
  void decodesEveryKindOfValue() {
    assertThat(decode("""
            {"a": [1, -2.5, 1e3, true, false, null, "x\\u00e9\\ud83d\\ude00\\n"], "b": {}}"""))
        .hasToString("{'a': [1, -2.5, 1000.0, True, False, None, xé😀\n], 'b': {}}");
  }

  @Test
  void keepsTheLastOfEqualKeys() {
    assertThat(decode("{\"a\": 1, \"b\": 2, \"a\": 3}")).hasToString("{'a': 3, 'b': 2}");
  }

  @Test
  void makesFloatsOfIntsBeyond64Bits() {
    assertThat(decode("[9223372036854775807, 9223372036854775808, -0]"))
        .hasToString("[9223372036854775807, 9223372036854776000.0, -0.0]");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      ``        ; EOF while parsing a value at line 1 column 0
      {         ; EOF while parsing an object at line 1 column 1
      [         ; EOF while parsing a list at line 1 column 1
      [1,]      ; trailing comma at line 1 column 4
      [1 2]     ; expected `,` or `]` at line 1 column 4
      {"a" 1}   ; expected `:` at line 1 column 6
      {"a":1    ; EOF while parsing an object at line 1 column 6
      {a:1}     ; key must be a string at line 1 column 2
      nul       ; EOF while parsing a value at line 1 column 3
      nux       ; expected ident at line 1 column 3
      01        ; invalid number at line 1 column 2
      1.        ; EOF while parsing a value at line 1 column 2
      -x        ; invalid number at line 1 column 2
      1e999     ; number out of range at line 1 column 5
      [1]x      ; trailing characters at line 1 column 4
      "\\x"     ; invalid escape at line 1 column 3
      "\\ud800" ; unexpected end of hex escape at line 1 column 8
      "abc      ; EOF while parsing a string at line 1 column 4
      ["ä",x]   ; expected value at line 1 column 7
      """)
  void saysWhereATextIsNoJson(String text, String message) {
    assertThatThrownBy(() -> decode(text == null ? "" : text)).hasMessage(message);
  }

  @Test
  void countsLinesInMessages() {
    assertThatThrownBy(() -> decode("[1,\n2,\nx]")).hasMessage("expected value at line 3 column 1");
    assertThatThrownBy(() -> decode("\"a\nb\""))
        .hasMessage("control character (\\u0000-\\u001F) found while parsing a string"
            + " at line 2 column 0");
  }

  @Test
  void refusesTextsNestedTooDeeply() {
    assertThatThrownBy(() -> decode("[".repeat(200)))
        .hasMessage("recursion limit exceeded at line 1 column 128");
  }

  @Test
  void encodesWithItsOptions() {
    var data = "{\"b\": 1, \"a\": [1, {\"c\": 2}], \"_p\": 1, \"n\": null}";

    assertThat(call("encode", data, "{}"))
        .hasToString("{\"b\": 1, \"a\": [1, {\"c\": 2}], \"_p\": 1, \"n\": null}");
    assertThat(call(
            "encode",
            data,
            "{\"sort_keys\": true, \"ignore_private\": true, \"ignore_none\": true}"))
        .hasToString("{\"a\": [1, {\"c\": 2}], \"b\": 1}");
    assertThat(call("encode", "[1, []]", "{\"indent\": 2}")).hasToString("[\n  1,\n  []\n]");
    assertThat(call("encode", "[1, 2]", "{\"indent\": 0}")).hasToString("[1, 2]");
  }

  @Test
  void tellsJsonFromOtherTexts() {
    assertThat(call("validate", "\"[1]\"", "{}")).hasToString("True");
    assertThat(call("validate", "\"[\"", "{}")).hasToString("False");
  }

  @Test
  void mergesPatches() {
    assertThat(call("merge", """
            {"a": 1, "b": {"c": 1, "d": 2}}, {"a": null, "b": {"c": null, "e": [1]}}""", "{}")).hasToString("{'b': {'d': 2, 'e': [1]}}");
    assertThat(call("merge", "3, {\"a\": {\"b\": null}}", "{}")).hasToString("{'a': {}}");
    assertThat(call("merge", "{\"a\": 1}, 3", "{}")).hasToString("3");
  }

  private static Value decode(String text) {
    return call("decode", new JsonPrimitive(text).toString(), "{}");
  }

  private static Value call(String function, String arguments, String named) {
    return LibraryCalls.call(JsonModule.TABLE, function, arguments, named);
  }
}
