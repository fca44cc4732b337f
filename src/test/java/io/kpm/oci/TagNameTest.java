// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TagNameTest {
  @ParameterizedTest
  @CsvSource({
    "1.0.0_b1, 1.0.0+b1",
    "v1.0.0_b1, v1.0.0+b1",
    "1.0.0-rc.1_a.b-c, 1.0.0-rc.1+a.b-c",
    "1.0.0, 1.0.0",
    "1.0_b1, 1.0_b1",
    "my_app, my_app",
    "01.0.0_b1, 01.0.0_b1",
    "1.0.0_a_b, 1.0.0_a_b",
    "1.0.0_, 1.0.0_",
    "1.0.0-_b, 1.0.0-_b",
    "1.0.0_a..b, 1.0.0_a..b",
  })
  void turnsTagsIntoVersions(String tag, String version) {
    assertThat(TagName.toVersion(tag)).isEqualTo(version);
  }

  @Test
  void turnsVersionsIntoTags() {
    assertThat(TagName.ofVersion("1.0.0+b1")).isEqualTo("1.0.0_b1");
    assertThat(TagName.ofVersion("1.0.0")).isEqualTo("1.0.0");
  }

  @Test
  void knowsLegalTags() {
    assertThat(TagName.isLegal("_x.Y-1")).isTrue();
    assertThat(TagName.isLegal("1.0.0+b1")).isFalse();
    assertThat(TagName.isLegal("-x")).isFalse();
    assertThat(TagName.isLegal("")).isFalse();
    assertThat(TagName.isLegal("../x")).isFalse();
  }
}
