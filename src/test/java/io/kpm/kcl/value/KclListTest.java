// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KclListTest {
  @Test
  void insertsBeforeAPosition() {
    var list = KclList.of(IntValue.of(1), IntValue.of(2));

    list.insertAll(1, KclList.of(IntValue.of(8), IntValue.of(9)));

    assertThat(list).hasToString("[1, 8, 9, 2]");
  }

  @Test
  void insertsItself() {
    var list = KclList.of(IntValue.of(1), IntValue.of(2));

    list.insertAll(1, list);

    assertThat(list).hasToString("[1, 1, 2, 2]");
  }

  @Test
  void closesTheGapOfARemovedItem() {
    var list = KclList.of(IntValue.of(1), IntValue.of(2), IntValue.of(3));

    list.remove(0);

    assertThat(list).hasToString("[2, 3]");
  }

  @Test
  void addsAllOfItself() {
    var list = KclList.of(IntValue.of(1), IntValue.of(2));

    list.addAll(list);

    assertThat(list).hasToString("[1, 2, 1, 2]");
  }
}
