// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IndexingTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      [1, 2]       ; -1   ; 2
      "äb"         ; 1    ; b
      "a😀b"       ; -2   ; 😀
      {"a": 1}     ; "a"  ; 1
      {"a": 1}     ; "b"  ; Undefined
      {"a": 1}     ; null ; Undefined
      """)
  void takesOneMember(String value, String index, String expected) {
    assertThat(Indexing.get(Values.of(value), Values.of(index))).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      [1, 2] ; 2    ; list index out of range: 2
      [1, 2] ; -5   ; index out of bounds: the len is 2 but the index is -5
      "abc"  ; 5    ; string index out of range: 5
      "abc"  ; -5   ; index out of bounds: the len is 3 but the index is -5
      [1]    ; true ; 'list' object is not subscriptable with 'bool'
      null   ; 0    ; 'NoneType' object is not subscriptable with 'int'
      """)
  void refusesOtherIndexes(String value, String index, String message) {
    assertThatThrownBy(() -> Indexing.get(Values.of(value), Values.of(index))).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      [0, 1, 2, 3] ; 1    ; 3    ; null ; [1, 2]
      [0, 1, 2, 3] ; -2   ; null ; null ; [2, 3]
      [0, 1, 2, 3] ; null ; null ; -1   ; [3, 2, 1, 0]
      [0, 1, 2, 3] ; 3    ; 0    ; -2   ; [3, 1]
      [0, 1, 2, 3] ; 3    ; 1    ; null ; []
      [0, 1, 2, 3] ; -99  ; 99   ; 3    ; [0, 3]
      "aä😀b"      ; 1    ; 3    ; null ; ä😀
      "aä😀b"      ; null ; null ; -1   ; b😀äa
      "abc"        ; 5    ; null ; null ; ''
      """)
  void slices(String value, String start, String stop, String step, String expected) {
    var slice =
        Indexing.slice(Values.of(value), Values.of(start), Values.of(stop), Values.of(step));

    assertThat(slice).hasToString(expected);
  }

  @Test
  void refusesSlicesWithoutStepOrOfDicts() {
    var none = Absent.NONE;

    assertThatThrownBy(() -> Indexing.slice(Values.of("[1]"), none, none, IntValue.of(0)))
        .hasMessage("slice step cannot be zero");
    assertThatThrownBy(() -> Indexing.slice(Values.of("{}"), none, none, none))
        .hasMessage("invalid slice object dict");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      [1, "a"] ; 1.0 ; true
      {"a": 1} ; "a" ; true
      {"a": 1} ; 1   ; false
      "abc"    ; "b" ; true
      "1"      ; 1   ; false
      """)
  void tellsMembers(String collection, String member, boolean expected) {
    assertThat(Indexing.contains(Values.of(collection), Values.of(member), new Effort()))
        .isEqualTo(expected);
  }

  @Test
  void refusesToSearchNumbers() {
    assertThatThrownBy(() -> Indexing.contains(IntValue.of(3), IntValue.of(1), new Effort()))
        .hasMessage("TypeError: argument of type 'int' is not iterable");
  }
}
