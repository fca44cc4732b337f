// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KclDictTest {
  @Test
  void keepsTheOrderOfInsertionBeyondTheLinearSize() {
    var dict = numbered(100);

    assertThat(dict.keyAt(0)).isEqualTo("k0");
    assertThat(dict.keyAt(99)).isEqualTo("k99");
    assertThat(dict.find("k57")).isEqualTo(57);
    assertThat(dict.find("k100")).isEqualTo(-1);
  }

  @Test
  void findsTheRestAfterARemoval() {
    var dict = numbered(20);

    assertThat(dict.remove("k3")).isTrue();

    assertThat(dict.size()).isEqualTo(19);
    assertThat(dict.has("k3")).isFalse();
    assertThat(dict.get("k19").toString()).isEqualTo("19");
    assertThat(dict.keyAt(3)).isEqualTo("k4");
  }

  @Test
  void rememberOperationAndIndexOfAnEntry() {
    var dict = numbered(10);
    dict.put("k4", IntValue.of(7), EntryOperation.OVERRIDE, 2);
    dict.put("late", IntValue.of(8));

    assertThat(dict.operationAt(4)).isEqualTo(EntryOperation.OVERRIDE);
    assertThat(dict.indexAt(4)).isEqualTo(2);
    assertThat(dict.operationAt(10)).isEqualTo(EntryOperation.MERGE);
    assertThat(dict.indexAt(10)).isEqualTo(KclDict.NO_INDEX);
  }

  @Test
  void givesUndefinedForAMissingKey() {
    assertThat(new KclDict().get("x")).isSameAs(Absent.UNDEFINED);
  }

  private static KclDict numbered(int count) {
    var dict = new KclDict();
    for (int i = 0; i < count; i++) {
      dict.put("k" + i, IntValue.of(i));
    }
    return dict;
  }
}
