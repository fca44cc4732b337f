// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The patterns of {@code KPM_NO_SUM} (kpm-compat 1.3). */
final class ExemptionsTest {
  @Test
  void areNoneWithoutAPattern() {
    assertThat(Exemptions.of("").isEmpty()).isTrue();
    assertThat(Exemptions.of(" , ,").isEmpty()).isTrue();
    assertThat(Exemptions.NONE.cover("k8s")).isFalse();
  }

  @Test
  void coverNamesThatMatchOneOfThem() {
    var exempt = Exemptions.of(" k8s , local-*,lib[0-9],?x");

    assertThat(exempt.isEmpty()).isFalse();
    assertThat(exempt.cover("k8s")).isTrue();
    assertThat(exempt.cover("local-a")).isTrue();
    assertThat(exempt.cover("lib7")).isTrue();
    assertThat(exempt.cover("ax")).isTrue();
    assertThat(exempt.cover("k8")).isFalse();
    assertThat(exempt.cover("libx")).isFalse();
    assertThat(exempt.cover("aax")).isFalse();
  }

  @Test
  void coverEverythingWithAStar() {
    assertThat(Exemptions.of("*").cover("with-line")).isTrue();
    assertThat(Exemptions.ALL.cover("k8s")).isTrue();
  }
}
