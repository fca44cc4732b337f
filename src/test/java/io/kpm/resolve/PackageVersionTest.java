// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.mod.LockEntry;
import io.kpm.mod.LockFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackageVersionTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      reg="h.io";repo="a/x";oci_tag="1.0"             | h.io/a/x at 1.0
      repo="/a/x";oci_tag="1.0"                       | r.io/a/x at 1.0
      repo="a/x";digest="sha256:ab"                   | r.io/a/x at sha256:ab
      url="https://g.io/x";branch="main"              | https://g.io/x at main
      url="https://g.io/x";git_tag="v1";package="s"   | https://g.io/x (package s) at v1
      url="https://g.io/x";commit="abc"               | https://g.io/x at abc
      url="https://g.io/x"                            | https://g.io/x at HEAD
      """)
  void saysWhatALockSelects(String fields, String text) {
    assertThat(version(fields)).get().hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({"name=\"x\"", "version=\"1.0\""})
  void hasNoVersionWithoutASource(String fields) {
    assertThat(version(fields)).isEmpty();
  }

  private static Optional<PackageVersion> version(String fields) {
    var text = "[dependencies.x]\n" + fields.replace(';', '\n') + "\n";
    LockEntry entry =
        LockFile.parse(text.getBytes(StandardCharsets.UTF_8), "lock").entry("x").orElseThrow();
    return PackageVersion.of(entry, "r.io");
  }
}
