// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionRangeTest {
  /** What is in, what is out: the bounds on both sides. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ^1.2.3       | 1.2.3 1.2.4 1.9.0            | 1.2.2 2.0.0 0.9.0
      ^1.2         | 1.2.0 1.2 1.9.9              | 1.1.9 2.0.0
      ^1           | 1.0.0 1 1.9.9                | 0.9.9 2.0.0
      ^0.2         | 0.2.0 0.2.9                  | 0.1.9 0.3.0 1.0.0
      ^0.2.3       | 0.2.3 0.2.9                  | 0.2.2 0.3.0
      ^0.0.3       | 0.0.3                        | 0.0.2 0.0.4
      ^0.0         | 0.0.0 0.0.9                  | 0.1.0
      ^0           | 0.0.0 0.9.9                  | 1.0.0
      ~1.2.3       | 1.2.3 1.2.9                  | 1.2.2 1.3.0
      ~1.2         | 1.2.0 1.2.9                  | 1.1.9 1.3.0
      ~1           | 1.0.0 1.9.9                  | 0.9.9 2.0.0
      =1.2.3       | 1.2.3 v1.2.3 1.2.3+b1        | 1.2.2 1.2.4 1.2.3.1
      =1.2         | 1.2.0 1.2.9                  | 1.1.9 1.3.0
      >1.2.3       | 1.2.4 2.0.0                  | 1.2.3 1.0.0
      >1           | 2.0.0 3.0.0                  | 1.0.0 1.9.9
      >=1.2        | 1.2.0 9.0.0                  | 1.1.9
      <2           | 1.9.9 0.0.1                  | 2.0.0 2.0.0-rc.1 1.0.0-rc.1
      <1.2.3       | 1.2.2                        | 1.2.3
      <=1.2.3      | 1.2.3 0.1.0                  | 1.2.4
      <=1          | 1.0.0 1.9.9                  | 2.0.0
      >=1.2, <2    | 1.2.0 1.9.9                  | 1.1.9 2.0.0
      >=1.2,<1.5   | 1.2.0 1.4.9                  | 1.5.0
      ' ~ 1.2 , < 1.2.5 ' | 1.2.4               | 1.2.5
      ^v1.2        | 1.2.0 v1.2.0                 | 2.0.0
      ^9223372036854775807 | 9223372036854775807  | 1.0.0
      ~1.9223372036854775807 | 1.9223372036854775807 | 2.0.0
      """)
  void allows(String range, String in, String out) {
    assertThat(versions(in)).allMatch(VersionRange.parse(range, "")::contains);
    assertThat(versions(out)).noneMatch(VersionRange.parse(range, "")::contains);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      >=1.2.0             | ''                       | 1.3.0-rc.1 1.2.0-rc.1
      >=1.2.0-rc.2        | 1.2.0-rc.2 1.2.0-rc.3 1.2.0 1.3.0 | 1.2.0-rc.1 1.3.0-rc.1
      ^1.2.0-rc.1         | 1.2.0-rc.1 1.9.0         | 2.0.0 2.0.0-a 1.3.0-a
      =1.2.0-rc.1         | 1.2.0-rc.1               | 1.2.0-rc.2 1.2.0
      >=1.0, <2.0.0-rc.2  | 1.0.0 2.0.0-rc.1         | 2.0.0-rc.2 2.0.0 1.5.0-a
      """)
  void allowsAPreReleaseOnlyIfItsNumbersAreNamed(String range, String in, String out) {
    assertThat(versions(in)).allMatch(VersionRange.parse(range, "")::contains);
    assertThat(versions(out)).noneMatch(VersionRange.parse(range, "")::contains);
  }

  @Test
  void findsTheLowest() {
    var range = VersionRange.parse("^1.2", "");

    assertThat(range.lowest(versions("1.10.0 1.3.0-rc.1 2.0.0 1.3.0 1.1.0")))
        .get()
        .hasToString("1.3.0");
    assertThat(range.lowest(versions("1.1.0 2.0.0"))).isEmpty();
    assertThat(range.lowest(versions("v1.27 1.27.0"))).get().hasToString("v1.27");
  }

  @ParameterizedTest
  @ValueSource(strings = {"^1.2", " ~1", ">=1.2, <2", "=1", ">1", "<=2", "1.2, <2", "1.*", "*"})
  void tellsARange(String text) {
    assertThat(VersionRange.isRange(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.2", "v1", "1.0.0-~a", "latest", "1.0.0+b1", " 1.2"})
  void tellsAPlainVersion(String text) {
    assertThat(VersionRange.isRange(text)).isFalse();
  }

  @Test
  void keepsWhatWasTyped() {
    assertThat(VersionRange.parse(" >= 1.2 ,<2 ", "")).hasToString(" >= 1.2 ,<2 ");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      '^'          | a version is missing at character 2
      '^1.2,'      | expected one of `^`, `~`, `>=`, `>`, `<=`, `<`, `=` at character 6
      '^1.2 <2'    | expected `,` between two comparisons at character 6
      '1.2, <2'    | expected one of `^`, `~`, `>=`, `>`, `<=`, `<`, `=` at character 1
      '>=1.2, <x'  | `x` is no version at character 9
      '=>1'        | `>1` is no version at character 2
      '^1.*'       | `1.*` is no version at character 2
      '*'          | expected one of `^`, `~`, `>=`, `>`, `<=`, `<`, `=` at character 1
      """)
  void saysWhatIsWrongAndWhere(String text, String why) {
    assertThatThrownBy(() -> VersionRange.parse(text, "kcl.mod:3:7"))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_MOD))
        .hasMessage("`kcl.mod:3:7`: `" + text + "` is not a version range: " + why);
    assertThatThrownBy(() -> VersionRange.parse(text, ""))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_REF))
        .hasMessage("`" + text + "` is not a version range: " + why);
  }

  private static List<Version> versions(String texts) {
    var versions = new ArrayList<Version>();
    for (var text : texts.split(" ", -1)) {
      Version.parse(text).ifPresent(versions::add);
    }
    return versions;
  }
}
