// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MergeTest {
  private final Merge merge = new Merge(changed -> changed, new Arithmetic(false), new Effort());

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      6                  ; 3                     ; 7
      null               ; "s"                   ; s
      "s"                ; null                  ; s
      [1]                ; [2]                   ; [2]
      [1]                ; [1, 2]                ; [1, 2]
      [1]                ; [{}]                  ; [{}]
      [{"a": 1}, 2]      ; [null, {"b": 1}]      ; [{'a': 1}, {'b': 1}]
      {"a": 1}           ; {"b": 2}              ; {'a': 1, 'b': 2}
      {"a": {"x": 1}}    ; {"a": {"y": 2}}       ; {'a': {'x': 1, 'y': 2}}
      {"a": 1.0}         ; {"a": 1}              ; {'a': 1}
      {"a": null}        ; {"a": [1]}            ; {'a': [1]}
      {"a": [{"x": 1}]}  ; {"a": [{"y": 1}]}     ; {'a': [{'x': 1, 'y': 1}]}
      """)
  void uniteWithTheOperator(String left, String right, String expected) {
    assertThat(merge.union(Values.of(left), Values.of(right))).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      1     ; {}    ; unsupported operand type(s) for |: '"int"' and '"dict"'
      "s"   ; 1.5   ; unsupported operand type(s) for |: '"str"' and '"float"'
      true  ; false ; unsupported operand type(s) for |: '"bool"' and '"bool"'
      {}    ; [1]   ; union failure, expect "dict", got "list"
      []    ; {}    ; union failure, expect "list", got "dict"
      [[1]] ; [{}]  ; union failure, expect "list", got "dict"
      """)
  void refuseWithTheOperator(String left, String right, String message) {
    assertThatThrownBy(() -> merge.union(Values.of(left), Values.of(right))).hasMessage(message);
  }

  @Test
  void nameBothSidesOfAConflictAndItsPath() {
    var left = Values.of("{\"x\": [{\"y\": {\"z\": 1}}]}");
    var right = Values.of("{\"x\": [{\"y\": [2]}]}");

    assertThatThrownBy(() -> merge.union(left, right)).hasMessage("""
        conflicting values on the attribute 'y' between :
            {...}
        and
            [...]
        with union path :
            x.list[0].y
        try operator '=' to override the attribute, like:
            {...} | {
                    ...
                    y = [...]
                    ...
            }""");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      "a\\"b" ; 1.5   ; "a\\"b" ; 1.5
      true    ; false ; true    ; false
      [1, 2]  ; [1]   ; [...]   ; [...]
      """)
  void showConflictingScalarsAsJson(String left, String right, String old, String fresh) {
    var a = Values.of("{\"k\": " + left + "}");
    var b = Values.of("{\"k\": " + right + "}");

    assertThatThrownBy(() -> merge.union(a, b))
        .hasMessageContaining("between :\n    " + old + "\nand\n    " + fresh + "\n");
  }

  @Test
  void leaveTheLeftOperandAlone() {
    var left = Values.of("{\"a\": {\"x\": 1}}");

    merge.union(left, Values.of("{\"a\": {\"y\": 2}}"));

    assertThat(left).hasToString("{'a': {'x': 1}}");
  }

  @Test
  void letConfigsReplaceWhatDisagrees() {
    var defaults = Values.of("{\"a\": 1, \"l\": [1]}");

    var merged = merge.into(defaults, Values.of("{\"a\": 2, \"l\": 3}"), Merge.Rule.CONFIG);

    assertThat(merged).hasToString("{'a': 2, 'l': 3}");
  }

  @Test
  void refuseListsInPlaceOfDictsInConfigs() {
    var defaults = Values.of("{\"a\": {}}");

    assertThatThrownBy(() -> merge.into(defaults, Values.of("{\"a\": []}"), Merge.Rule.CONFIG))
        .hasMessage("union failure, expect \"dict\", got \"list\"");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      =  ; 0  ; 9         ; [9, 2, 3]
      =  ; -1 ; 9         ; [1, 2, 9]
      += ; 0  ; [7, 8]    ; [7, 8, 1, 2, 3]
      += ; -1 ; [7]       ; [1, 2, 7, 3]
      += ; 3  ; [7]       ; [1, 2, 3, 7]
      :  ; 1  ; 9         ; [1, 9, 3]
      """)
  void changeOneItemOfAList(String operation, int index, String value, String expected) {
    var dict = Values.dict("{\"l\": [1, 2, 3]}");

    merge.entryInto(
        dict,
        new Merge.Entry("l", Values.of(value), operation(operation), index),
        Merge.Rule.LITERAL);

    assertThat(dict.get("l")).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      =  ; [1, 2] ; 5  ; 1   ; index out of bounds: the len is 2 but the index is 5
      =  ; [1, 2] ; -3 ; 1   ; index out of bounds: the len is 2 but the index is -3
      =  ; 1      ; 0  ; 1   ; only list attribute can be override value with the index 0
      :  ; []     ; 0  ; 1   ; only non-empty list attribute can be union value with the index 0
      :  ; 1      ; 0  ; 1   ; only non-empty list attribute can be union value with the index 0
      += ; [1, 2] ; 5  ; [1] ; insertion index (is 5) should be <= len (is 2)
      += ; []     ; -1 ; [1] ; index out of bounds: the len is 0 but the index is -1
      += ; 1      ; 0  ; [1] ; only list attribute can be inserted value, the origin value type is int and got value type is list
      """)
  void refuseItemsThatAreNotThere(
      String operation, String list, int index, String value, String message) {
    var dict = Values.dict("{\"l\": " + list + "}");
    var entry = new Merge.Entry("l", Values.of(value), operation(operation), index);

    assertThatThrownBy(() -> merge.entryInto(dict, entry, Merge.Rule.LITERAL)).hasMessage(message);
  }

  @Test
  void removeAnItemThatIsOverriddenByUndefined() {
    var dict = Values.dict("{\"l\": [1, 2, 3]}");
    var at = new Merge.Entry("l", Absent.UNDEFINED, EntryOperation.OVERRIDE, 0);
    var behind = new Merge.Entry("l", Absent.UNDEFINED, EntryOperation.OVERRIDE, 2);

    merge.entryInto(dict, at, Merge.Rule.LITERAL);

    assertThat(dict.get("l")).hasToString("[2, 3]");
    assertThatThrownBy(() -> merge.entryInto(dict, behind, Merge.Rule.LITERAL))
        .hasMessage("removal index (is 2) should be < len (is 2)");
  }

  @Test
  void insertIntoAListThatIsNotThereYet() {
    var dict = new KclDict();
    var entry = new Merge.Entry("l", Values.of("[1]"), EntryOperation.INSERT, KclDict.NO_INDEX);

    merge.entryInto(dict, entry, Merge.Rule.LITERAL);
    merge.entryInto(dict, entry, Merge.Rule.LITERAL);

    assertThat(dict).hasToString("{'l': [1, 1]}");
  }

  @Test
  void rebuildAnInstanceWithTheConfigKeysOfBothSides() {
    var instance = Values.instance("S", "{\"a\": 1, \"b\": 2}");
    instance.setConfigKeys(List.of("a"));
    var rebuilding = new Merge(
        changed -> StrValue.of("S" + changed.configKeys()), new Arithmetic(false), new Effort());

    assertThat(rebuilding.union(instance, Values.of("{\"c\": 3}"))).hasToString("S[a, c]");
  }

  @Test
  void makeAnInstanceOfADictThatAnInstanceIsMergedInto() {
    var instance = Values.instance("S", "{\"a\": 1}");
    instance.setConfigKeys(List.of("a"));

    var merged = merge.into(Values.of("{\"b\": 2}"), instance, Merge.Rule.LITERAL);

    assertThat(merged).isInstanceOfSatisfying(Instance.class, result -> {
      assertThat(result.schema().name()).isEqualTo("S");
      assertThat(result.configKeys()).containsExactly("b", "a");
      assertThat(result).hasToString("{'b': 2, 'a': 1}");
    });
  }

  @Test
  void nameTheResultsOfTopLevelExpressionsThatDisagree() {
    assertThatThrownBy(() -> merge.topLevel(IntValue.of(1), IntValue.of(2)))
        .hasMessage("conflicting values between 2 and 1");
    assertThatThrownBy(() -> merge.topLevel(Values.of("[1]"), Values.of("{}")))
        .hasMessage("conflicting values between {...} and [...]");
    assertThatThrownBy(() -> merge.topLevel(Values.of("{\"a\": 1}"), Values.of("{\"a\": 2}")))
        .hasMessageContaining("with union path :\n    .a\n");
  }

  private static EntryOperation operation(String symbol) {
    return switch (symbol) {
      case "=" -> EntryOperation.OVERRIDE;
      case "+=" -> EntryOperation.INSERT;
      default -> EntryOperation.MERGE;
    };
  }
}
