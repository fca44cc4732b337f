// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.kcl.value.Value;
import io.kpm.kcl.value.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      "True" ; bool  ; True
      "yes"  ; bool  ; False
      1      ; bool  ; True
      [1]    ; bool  ; Undefined
      "12"   ; int   ; 12
      1.9    ; int   ; 1
      true   ; int   ; 1
      "x"    ; float ; 0.0
      2      ; float ; 2.0
      true   ; str   ; true
      1.5    ; str   ; 1.5
      3      ; str   ; 3
      {"a": 1} ; dict ; {'a': 1}
      """)
  void areConvertedToTheWantedType(String given, String type, String expected) {
    assertThat(option(given, "\"k\", \"" + type + "\"")).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      "x"    ; int  ; cannot use 'x' as type 'int'
      1      ; list ; cannot use '1' as type 'list'
      [1]    ; str  ; cannot use '[1]' as type 'str'
      1      ; text ; unknown type 'text'
      """)
  void areRefusedWhereTheyDoNotConvert(String given, String type, String message) {
    assertThatThrownBy(() -> option(given, "\"k\", \"" + type + "\"")).hasMessage(message);
  }

  @Test
  void fallBackToTheDefaultThenToNone() {
    assertThat(option("null", "\"k\", \"int\", false, \"7\"")).hasToString("7");
    assertThat(option("null", "\"k\"")).hasToString("None");
  }

  @Test
  void mustBeGivenIfRequired() {
    assertThatThrownBy(() -> option("null", "\"k\", \"int\", true"))
        .hasMessage("option('k') must be initialized, try '-D k=?' argument");
  }

  private static Value option(String given, String arguments) {
    var context = new TestContext();
    context.give("k", Values.of(given));
    return Library.builtins()
        .function("option")
        .orElseThrow()
        .in(context)
        .call(LibraryCalls.arguments(arguments, "{}"));
  }
}
