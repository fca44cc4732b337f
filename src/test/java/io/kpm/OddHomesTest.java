// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.testing.FakeRegistry;
import io.kpm.testing.TempHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Homes with names that break careless programs. */
final class OddHomesTest {
  private static final String MOD = "[package]\nname = \"hello\"\nversion = \"0.0.1\"\n";

  @TempDir
  private Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"two words", "it's \"quoted\"", "包é", "new\nline", "slash/", "$HOME;x"})
  @DisplayName("L08: KCL_PKG_PATH of any name")
  void keepsPackagesThere(String name) {
    var user = new TempHome(temporary);
    user.set("KCL_PKG_PATH", temporary.resolve("homes") + "/" + name);
    try (var registry = FakeRegistry.start()) {
      registry.putPackage("acme/hello", "0.0.1", Map.of("kcl.mod", MOD, "main.k", "a = 1\n"));

      var first = CliRunner.of(user).run("run", registry.host() + "/acme/hello:0.0.1");
      var second =
          CliRunner.of(user).run("run", "--offline", registry.host() + "/acme/hello:0.0.1");

      assertThat(first.stdout()).as(first.stderr()).isEqualTo("a: 1\n");
      assertThat(second.stdout()).as(second.stderr()).isEqualTo("a: 1\n");
      assertThat(CliRunner.of(user).run("cache", "verify").exitCode()).isZero();
      assertThat(Files.isDirectory(temporary.resolve("homes/" + name + "/hello_0.0.1")))
          .isTrue();
    }
  }
}
