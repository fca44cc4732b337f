// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.QuantityValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import io.kpm.kcl.value.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlWriterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc", "inf", "None", "=", "<<", "~a", "?a", ":a", "::1", "a#b", "a:b", "a, b", "a[0]",
        "it's", "a\"b", "C:\\x", "$(x)", "<x>", "a ---", "é\u00a0", "😀", "_1", "yess", "nope",
        "(a)", "/a"
      })
  void leavesTextsPlainThatReadAsTexts(String text) {
    assertThat(yaml(StrValue.of(text))).isEqualTo(text + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1Ki",
        "10.0.0.0/8",
        "2001-01-01",
        "-",
        "-a",
        ".5",
        ".nan",
        "+1",
        "0x",
        "---",
        "y",
        "Yes",
        "NO",
        "n",
        "on",
        "OFF",
        "true",
        "False",
        "null",
        "Nil",
        "NaN",
        "~",
        " a",
        "a ",
        "#a",
        ",a",
        "[a",
        "]",
        "{a",
        "}",
        "&a",
        "*a",
        "!a",
        "|",
        ">a",
        "\"a",
        "%a",
        "@a",
        "`a",
        "?",
        "? a",
        ":",
        ": a",
        "a: b",
        "a:",
        "a #b"
      })
  void putsTextsInSingleQuotesThatReadAsSomethingElse(String text) {
    assertThat(yaml(StrValue.of(text))).isEqualTo("'" + text + "'\n");
  }

  @Test
  void doublesSingleQuotesInsideSingleQuotes() {
    assertThat(yaml(StrValue.of("'a': b"))).isEqualTo("'''a'': b'\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      "\\t"           ; "\\t"
      "\\u0000"       ; "\\0"
      "\\u0007"       ; "\\a"
      "\\b"           ; "\\b"
      "\\u000b"       ; "\\v"
      "\\f"           ; "\\f"
      "\\r"           ; "\\r"
      "\\u001b"       ; "\\e"
      "\\u0001"       ; "\\x01"
      "\\u007f"       ; "\\x7F"
      "\\u0085"       ; "\\N"
      "\\u009f"       ; "\\x9F"
      "\\u2028"       ; "\\u2028"
      "\\u2029"       ; "\\u2029"
      "\\ufeff"       ; "\\uFEFF"
      "\\uffff"       ; "\\uFFFF"
      "x\\r\\ny"      ; "x\\r\\ny"
      "é\\t\\"\\\\"   ; "é\\t\\"\\\\"
      "a \\nb"        ; "a \\nb"
      "a\\n "         ; "a\\n "
      """)
  void escapesWhatNeitherBlocksNorPlainTextsHold(String json, String expected) {
    assertThat(yaml(Values.of(json))).isEqualTo(expected + "\n");
  }

  @Test
  void writesLinesAsLiteralBlocks() {
    assertThat(entry("a\nb")).isEqualTo("k: |-\n  a\n  b\n");
    assertThat(entry("a\nb\n")).isEqualTo("k: |\n  a\n  b\n");
    assertThat(entry("a\n\nb\n\n")).isEqualTo("k: |+\n  a\n\n  b\n\n");
    assertThat(entry("\n")).isEqualTo("k: \"\\n\"\n");
    assertThat(entry("\nx")).isEqualTo("k: |2-\n\n  x\n");
    assertThat(entry(" x\ny")).isEqualTo("k: |2-\n   x\n  y\n");
  }

  @Test
  void nestsCollectionsAsLibyamlDoes() {
    var value = Values.of("""
        {"m": {"a": {"b": 1}}, "s": [1, {"x": 1, "y": [2]}, [3, [4]], []], "e": {}, "n": null}
        """);

    assertThat(yaml(value)).isEqualTo("""
        m:
          a:
            b: 1
        s:
        - 1
        - x: 1
          'y':
          - 2
        - - 3
          - - 4
        - []
        e: {}
        'n': null
        """);
  }

  @Test
  void writesKeysThatAreNoSimpleKeysAfterAQuestionMark() {
    var longKey = "ä".repeat(65);

    assertThat(yaml(Values.of("{\"x\\ny\": {\"b\": 1, \"c\": 2}}")))
        .isEqualTo("? |-\n  x\n  y\n: b: 1\n  c: 2\n");
    assertThat(yaml(Values.of("{\"" + longKey + "\": [1, 2]}")))
        .isEqualTo("? " + longKey + "\n: - 1\n  - 2\n");
    assertThat(yaml(Values.of("{\"" + "k".repeat(128) + "\": 1}")))
        .isEqualTo("k".repeat(128) + ": 1\n");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      1e-5,  0.00001
      9e-6,  9e-6
      1.5e-9, 1.5e-9
      1e15,  1000000000000000.0
      1e16,  1e16
      1.25e300, 1.25e300
      -0.0,  -0.0
      2.0,   2.0
      """)
  void writesFloatsWithTheFewestDigits(String number, String expected) {
    assertThat(yaml(Values.of(number))).isEqualTo(expected + "\n");
  }

  @Test
  void writesQuantitiesAsFloats() {
    assertThat(yaml(QuantityValue.of(2, "Mi"))).isEqualTo("2097152.0\n");
  }

  private static String entry(String text) {
    var dict = new KclDict();
    dict.put("k", Values.of(new JsonPrimitive(text).toString()));
    return yaml(dict);
  }

  private static String yaml(Value value) {
    var out = new StringBuilder();
    new YamlWriter(out).document(value);
    return out.toString();
  }

  @Test
  void endsEveryDocumentWithALineEnd() {
    assertThat(yaml(new KclList())).isEqualTo("[]\n");
    assertThat(yaml(StrValue.of("a\nb\n"))).isEqualTo("|\n  a\n  b\n");
  }
}
