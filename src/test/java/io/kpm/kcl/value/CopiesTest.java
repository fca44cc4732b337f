// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CopiesTest {
  @Test
  void shareNothingThatCanChange() {
    var inner = Values.dict("{\"x\": 1}");
    var original = KclList.of(inner);

    var copy = (KclList) Copies.deep(original);
    inner.put("x", IntValue.of(2));

    assertThat(copy).hasToString("[{'x': 1}]");
  }

  @Test
  void keepOperationsAndIndexes() {
    var dict = new KclDict();
    dict.put("a", IntValue.of(1), EntryOperation.OVERRIDE, 3);

    var copy = (KclDict) Copies.deep(dict);

    assertThat(copy.operationAt(0)).isEqualTo(EntryOperation.OVERRIDE);
    assertThat(copy.indexAt(0)).isEqualTo(3);
  }

  @Test
  void keepInstancesUnlessPlainDictsAreWanted() {
    var instance = Values.instance("S", "{\"x\": [1]}");
    instance.setConfigKeys(List.of("x"));

    assertThat(Copies.deep(instance)).isInstanceOfSatisfying(Instance.class, copy -> {
      assertThat(copy.schema().name()).isEqualTo("S");
      assertThat(copy.configKeys()).containsExactly("x");
    });
    assertThat(Copies.deepPlain(instance).kind()).isEqualTo(Kind.DICT);
  }

  @Test
  void refuseToUnfoldSharedPartsWithoutBound() {
    var list = new KclList();
    for (int i = 0; i < 40; i++) {
      list = KclList.of(list, list);
    }
    var shared = list;

    assertThatThrownBy(() -> Copies.deep(shared)).hasMessageContaining("items");
  }
}
