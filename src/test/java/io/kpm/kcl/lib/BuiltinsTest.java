// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.Arithmetic;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.QuantityValue;
import io.kpm.kcl.value.Value;
import io.kpm.kcl.value.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BuiltinsTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      len        ; "äb"              ; 3
      len        ; [1, 2]            ; 2
      len        ; {"a": 1}          ; 1
      int        ; -7.9              ; -7
      int        ; "+5"              ; 5
      int        ; "1Ki"             ; 1024
      int        ; "2m"              ; 0
      int        ; "-0x1F", 16       ; -31
      int        ; "zz", 36          ; 1295
      int        ; 5, 2              ; 5
      int        ; true              ; 1
      float      ; "1e3"             ; 1000.0
      float      ; ".5"              ; 0.5
      float      ; 3                 ; 3.0
      float      ; "nan"             ; NaN.0
      bool       ; []                ; False
      str        ;                   ; ``
      str        ; [1, "a"]          ; [1, a]
      list       ; "ab"              ; [a, b]
      list       ; {"k": 1}          ; [k]
      list       ;                   ; []
      dict       ;                   ; {}
      abs        ; -3                ; 3
      abs        ; -2.5              ; 2.5
      abs        ; "x"               ; Undefined
      round      ; 2.5               ; 3
      round      ; -2.5              ; -3
      round      ; 1.25, 1           ; 1.2
      round      ; 0.5, 0            ; 1.0
      round      ; 7, 1              ; 7.0
      round      ; 1e300, 20         ; 1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000.0
      pow        ; 2, 10             ; 1024
      pow        ; 2, -1             ; 0.5
      pow        ; 2, 64             ; 9223372036854775807
      pow        ; 3, 4, 5           ; 1
      pow        ; -2, 3, 5          ; -3
      sum        ; [1, 2.5]          ; 3.5
      sum        ; [[1]], [9]        ; [9, 1]
      max        ; 1, 2.5, -3        ; 2.5
      max        ; "äb"              ; ä
      min        ; [3, 1, 2]         ; 1
      range      ; 3                 ; [0, 1, 2]
      range      ; 5, 1, -2          ; [5, 3]
      range      ; 5, 1              ; []
      range      ; "x"               ; Undefined
      sorted     ; [2, 1.5]          ; [1.5, 2]
      sorted     ; ["b", "a"], true  ; [b, a]
      sorted     ; [null]            ; [None]
      zip        ;                   ; []
      zip        ; [1, 2], "ab"      ; [[1, a], [2, b]]
      isunique   ; [1, 1.0]          ; False
      isunique   ; ["a", 1, true]    ; True
      isunique   ; [1.5, 1, 1]       ; False
      isunique   ; [[1], [1]]        ; False
      all_true   ; []                ; True
      all_true   ; [1, 0]            ; False
      all_true   ; {"a": 1}          ; True
      any_true   ; {"a": 0}          ; False
      any_true   ; 5                 ; False
      hex        ; 31                ; 0x1f
      bin        ; -3                ; -0b11
      oct        ; 15                ; 0o17
      ord        ; "😀"              ; 128512
      multiplyof ; 6, 3              ; True
      isnullish  ; null              ; True
      typeof     ; null              ; None
      typeof     ; [1]               ; list
      """)
  void compute(String name, String arguments, String expected) {
    assertThat(LibraryCalls.builtin(name, arguments == null ? "" : arguments))
        .hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      len      ; 1            ; object of type 'int' has no len()
      len      ;              ; len() takes exactly one argument (0 given)
      bool     ;              ; bool() takes exactly one argument (0 given)
      int      ; ""           ; number can't be empty
      int      ; "", 16       ; invalid literal for int() with base 16: ''
      int      ; "1e3"        ; invalid literal for int() with base 10: '1e3'
      int      ; "8589934592Gi" ; invalid literal for int() with base 10: '8589934592Gi'
      int      ; "1_0"        ; invalid literal for int() with base 10: '1_0'
      int      ; []           ; int() argument must be a string or a number, not 'list'
      float    ; " 1"         ; invalid literal for float() with base 10: ' 1'
      float    ; "1e400"      ; inf: A 64-bit floating point number overflow
      list     ; 1            ; 'int' object is not iterable
      sum      ; [], "s"      ; sum() can't sum strings
      max      ; []           ; arg is an empty list
      max      ; ""           ; arg is an empty str
      max      ; 1            ; int object is not iterable
      max      ;              ; max() takes exactly one argument (0 given)
      min      ; [null]       ; '<' not supported between instances of 'NoneType' and 'NoneType'
      pow      ; 2, 3, 0      ; pow() 3rd argument cannot be 0
      pow      ; 2.0, 3, 2    ; pow() 3rd argument not allowed unless all arguments are integers
      range    ; 0, 3, 0      ; range() step argument must not be zero
      sorted   ; [1, "a"]     ; cannot compare str and int
      sorted   ; [true, true] ; cannot compare bool and bool
      ord      ; "ab"         ; ord() expected string of length 1, but string of length 2 found
      reduce   ; 1, []        ; reduce() argument 'reducer' must be a function
      range    ; 1000000000000 ; a list or dict of more than 10000000 items (limit `items`)
      """)
  void refuse(String name, String arguments, String message) {
    assertThatThrownBy(() -> LibraryCalls.builtin(name, arguments == null ? "" : arguments))
        .hasMessage(message);
  }

  @Test
  void rangeAcrossTheWholeOfInt64IsRefusedToo() {
    assertThatThrownBy(
            () -> LibraryCalls.builtin("range", "-9223372036854775808, 9223372036854775807"))
        .hasMessageContaining("items");
    assertThat(LibraryCalls.builtin(
            "range", "-9223372036854775808, 9223372036854775807, 9223372036854775807"))
        .hasToString("[-9223372036854775808, -1, 9223372036854775806]");
  }

  @Test
  void sortedTakesNanForTheGreatestNumber() {
    var items = Values.of("[2.0, 1.0]");
    var nan = LibraryCalls.builtin("float", "\"nan\"");
    var all = new Arithmetic(false).add(KclList.of(nan), items);

    assertThat(Collections.sorted(all, false)).hasToString("[1.0, 2.0, NaN.0]");
  }

  @Test
  void dictAddsKeywords() {
    var builtins = Library.builtins();

    assertThat(LibraryCalls.call(builtins, "dict", "{\"a\": 1}", "{\"b\": 2}"))
        .hasToString("{'a': 1, 'b': 2}");
    assertThatThrownBy(() -> LibraryCalls.call(builtins, "dict", "{\"a\": 1}", "{\"a\": 2}"))
        .hasMessageContaining("conflicting values on the attribute 'a'");
  }

  @Test
  void printWritesTextsSeparatedByBlanks() {
    var context = new TestContext();
    var print = Library.builtins().function("print").orElseThrow().in(context);

    print.call(LibraryCalls.arguments("1, \"a\", [\"b\"]", "{}"));
    print.call(LibraryCalls.arguments("2.0", "{\"end\": \"!\", \"sep\": \"-\"}"));

    assertThat(context.printed()).isEqualTo("1 a [b]\n2.0!");
  }

  @Test
  void reduceFoldsFromTheLeft() {
    var reduce = Library.builtins().function("reduce").orElseThrow().in(new TestContext());

    assertThat(reduce.call(Arguments.of(new Pairs(), Values.of("[1, 2, 3]"))))
        .hasToString("[[1, 2], 3]");
    assertThat(reduce.call(Arguments.of(new Pairs(), Values.of("[1]"), Values.of("0"))))
        .hasToString("[0, 1]");
    assertThat(reduce.call(Arguments.of(new Pairs(), Values.of("[]")))).isSameAs(Absent.NONE);
  }

  @Test
  void typeofKnowsQuantitiesAndSchemas() {
    var typeof = Library.builtins().function("typeof").orElseThrow().in(new TestContext());

    assertThat(typeof.call(Arguments.of(QuantityValue.of(1, "K"))))
        .hasToString("number_multiplier(1K)");
    assertThat(typeof.call(Arguments.of(Values.instance("S", "{}")))).hasToString("S");
    assertThat(typeof.call(Arguments.of(Absent.UNDEFINED))).hasToString("UndefinedType");
  }

  @Test
  void allTrueOfAnInstanceAsksForNoTrueValue() {
    assertThat(Collections.allTrue(Values.instance("S", "{\"a\": 0}"))).isTrue();
    assertThat(Collections.allTrue(Values.instance("S", "{\"a\": 1}"))).isFalse();
  }

  private static final class Pairs extends FunctionValue {
    @Override
    public Value call(Arguments arguments) {
      return KclList.of(arguments.at(0), arguments.at(1));
    }
  }
}
