// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Value;
import io.kpm.kcl.value.Values;
import org.junit.jupiter.api.Test;

final class OutputTest {
  private static final Selection DEFAULT = new Selection(false, false, false);

  @Test
  void leavesOutHiddenKeysFunctionsAndUndefinedAtEveryDepth() {
    var inner = new KclDict();
    inner.put("_h", IntValue.of(1));
    inner.put("f", new Nothing());
    inner.put("u", Absent.UNDEFINED);
    inner.put("n", Absent.NONE);
    var result = new KclDict();
    result.put("a", inner);
    result.put("_b", IntValue.of(2));

    assertThat(Output.json(result, DEFAULT)).isEqualTo("{\"a\": {\"n\": null}}");
    assertThat(Output.json(result, new Selection(true, true, false)))
        .isEqualTo("{\"a\": {\"_h\": 1}, \"_b\": 2}");
  }

  @Test
  void leavesOutItemsThatAreNoneOnRequest() {
    var result = Values.of("{\"l\": [1, null, [null]]}");

    assertThat(Output.json(result, new Selection(false, true, false)))
        .isEqualTo("{\"l\": [1, []]}");
  }

  @Test
  void sortsKeysByCodePointOnRequest() {
    var result = Values.of("{\"😀\": 1, \"\uffff\": 2, \"b\": {\"z\": 1, \"Z\": 2}, \"a\": 4}");

    assertThat(Output.json(result, new Selection(false, false, true)))
        .isEqualTo("{\"a\": 4, \"b\": {\"Z\": 2, \"z\": 1}, \"\uffff\": 2, \"😀\": 1}");
  }

  @Test
  void printsListsOfDictsAsStreams() {
    var result = Values.of("[{\"a\": 1}, {}]");

    assertThat(Output.yaml(result, DEFAULT)).isEqualTo("a: 1\n---\n{}\n");
    assertThat(Output.json(result, DEFAULT)).isEqualTo("{\"a\": 1}\n{}");
  }

  @Test
  void printsOtherListsAndScalarsAsTheyAre() {
    assertThat(Output.yaml(Values.of("[{\"a\": 1}, 2]"), DEFAULT)).isEqualTo("- a: 1\n- 2\n");
    assertThat(Output.yaml(Values.of("[]"), DEFAULT)).isEqualTo("[]\n");
    assertThat(Output.yaml(Values.of("1.5"), DEFAULT)).isEqualTo("1.5\n");
  }

  @Test
  void printsAnEmptyDictIfNothingIsLeft() {
    assertThat(Output.yaml(Absent.UNDEFINED, DEFAULT)).isEqualTo("{}\n");
    assertThat(Output.yaml(new KclDict(), DEFAULT)).isEqualTo("{}\n");
  }

  @Test
  void refusesToUnfoldSharedPartsWithoutBound() {
    var list = new KclList();
    for (int i = 0; i < 40; i++) {
      list = KclList.of(list, list);
    }
    var shared = list;

    assertThatThrownBy(() -> Output.yaml(shared, DEFAULT)).hasMessageContaining("items");
  }

  private static final class Nothing extends FunctionValue {
    @Override
    public Value call(Arguments arguments) {
      return Absent.UNDEFINED;
    }
  }
}
