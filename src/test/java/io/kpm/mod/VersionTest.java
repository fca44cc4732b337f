// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1.2",
        "1.2.3",
        "1.2.3.4",
        "v1.2.3",
        "1.0rc1",
        "1.0-rc.1",
        "1.0.0+b1",
        "1.0.0-a+b",
        "01.2",
        "1.0.0--",
        "1.0.0-~a",
        "9223372036854775807",
        "1.0.0-01"
      })
  void readsWhatIsInTheWild(String text) {
    assertThat(Version.parse(text)).get().hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "latest",
        "v",
        "1.",
        ".1",
        "1..2",
        "1.0-",
        "1.0.0+",
        "1.0.0-a..b",
        "1 .0",
        "nightly",
        "9223372036854775808",
        "1.0.0-a_b",
        "V1",
        "1.0.0+a+b",
        "sha256-abc.sig"
      })
  void takesNothingElseForAVersion(String text) {
    assertThat(Version.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      1.4,           5
      1.2.3,         1.2.10
      1.27.0-rc.1,   1.27
      1.0.0-alpha,   1.0.0-alpha.1
      1.0.0-alpha.1, 1.0.0-alpha.beta
      1.0.0-beta.2,  1.0.0-beta.11
      1.0.0-rc.1,    1.0.0
      1.0.0-1,       1.0.0-a
      1.0.0-99999999999999999999, 1.0.0-100000000000000000000
      1.0rc1,        1.0
      """)
  void ordersVersions(String lower, String higher) {
    assertThat(version(lower)).isLessThan(version(higher));
    assertThat(version(higher)).isGreaterThan(version(lower));
  }

  @ParameterizedTest
  @CsvSource({"1.27, 1.27.0", "1.0.0+a, 1.0.0+b", "v1, 1", "1.0.0-01, 1.0.0-1"})
  void takesSomeVersionsForEqual(String one, String other) {
    assertThat(version(one)).isEqualByComparingTo(version(other));
  }

  @Test
  void hashesEqualVersionsEqually() {
    assertThat(version("1.27")).isEqualTo(version("1.27.0")).hasSameHashCodeAs(version("1.27.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.1", "1.2.3-rc.1+b.1", "10.20.30", "1.0.0--", "1.0.0-0a", "1.0.0+01"})
  void publishesStrictVersions(String text) {
    assertThat(Version.isStrict(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1.0.0",
        "1",
        "1.0",
        "01.0.0",
        "1.0.0-01",
        "1.0.0.0",
        "1.0.0rc1",
        "1.0.0-~a",
        " 1.0.0",
        "1.0.0\u001b",
        ""
      })
  void refusesToPublishOthers(String text) {
    assertThat(Version.isStrict(text)).isFalse();
    assertThat(Version.isStrict("1.0.0-" + "a".repeat(10_000))).isFalse();
  }

  @Test
  void findsTheNewestTag() {
    var tags = List.of("latest", "1.2.0", "sha256-ab.sig", "1.10.0", "2.0.0-rc.1", "nightly");

    assertThat(Version.newest(tags)).contains("1.10.0");
  }

  @Test
  void takesAPreReleaseOnlyIfThereIsNothingElse() {
    assertThat(Version.newest(List.of("1.0.0-a", "1.0.0-b"))).contains("1.0.0-b");
    assertThat(Version.newest(List.of("latest"))).isEmpty();
  }

  @Test
  void keepsTheSpellingOfTheFirstOfEqualTags() {
    assertThat(Version.newest(List.of("1.27", "v1.27.0"))).contains("1.27");
    assertThat(Version.newest(List.of("1.0.0", "1.0.1_b1"))).contains("1.0.1_b1");
  }

  private static Version version(String text) {
    return Version.parse(text).orElseThrow();
  }
}
