// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class EffortTest {
  @Test
  void failsOneStepBeyondTheLimit() {
    var effort = new Effort();
    effort.spend(Effort.STEPS - 1);

    assertThatCode(effort::step).doesNotThrowAnyException();
    assertThatThrownBy(effort::step)
        .isInstanceOf(EvalError.class)
        .hasMessage("more than 100000000 steps of evaluation (limit `steps`)");
  }

  @Test
  void countsWhatIsSharedEachTimeItIsComparedOrCopied() {
    var twin = KclList.of(IntValue.of(1));
    for (int i = 0; i < 40; i++) {
      twin = KclList.of(twin, twin);
    }
    var shared = twin;
    var spent = new Effort();
    spent.spend(Effort.STEPS - 1000);

    assertThatThrownBy(() -> Equality.equal(shared, shared, spent)).hasMessageContaining("steps");
    assertThatThrownBy(() -> Ordering.less(shared, shared, spent)).hasMessageContaining("steps");
    assertThatThrownBy(() -> Copies.deep(shared, spent)).hasMessageContaining("steps");
  }
}
