// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextPatternTest {
  @Test
  void findsShortAndLongTextsFromBothEnds() {
    assertThat(new TextPattern("ab").in("xabab", 2)).isEqualTo(3);
    assertThat(new TextPattern("ab").lastIn("xabab", 2)).isEqualTo(1);
    assertThat(new TextPattern("abcabcabcx").in("abcabcabcabcx-abcabcabcx", 0)).isEqualTo(3);
    assertThat(new TextPattern("abcabcabcx").in("abcabcabcabcx-abcabcabcx", 4)).isEqualTo(14);
    assertThat(new TextPattern("xabcabcabc").lastIn("xabcabcabc-xabcabcabcabc", 99))
        .isEqualTo(11);
    assertThat(new TextPattern("xabcabcabc").lastIn("xabcabcabc-xabcabcabcabc", 10))
        .isEqualTo(0);
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(new TextPattern("aaaaaaaaab").in("aaaaaaaaaaaaaaaa", 0)).isEqualTo(-1);
    assertThat(new TextPattern("baaaaaaaaa").lastIn("aaaaaaaaaaaaaaaa", 16)).isEqualTo(-1);
    assertThat(new TextPattern("aaaaaaaaab").in("aaa", 0)).isEqualTo(-1);
    assertThat(new TextPattern("aaaaaaaaab").lastIn("aaa", -7)).isEqualTo(-1);
  }

  @Test
  void needsNoLongerForRegularTexts() {
    var text = "a".repeat(1_000_000);

    assertThat(new TextPattern("a".repeat(500_000) + "b").in(text, 0)).isEqualTo(-1);
    assertThat(new TextPattern("b" + "a".repeat(500_000)).lastIn(text, 1_000_000))
        .isEqualTo(-1);
  }
}
