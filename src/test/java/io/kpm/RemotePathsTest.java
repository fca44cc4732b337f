// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.testing.TarBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths in packages that came from elsewhere stay in these (failures V05 a). */
final class RemotePathsTest {
  @TempDir
  private Path temporary;

  private ProjectFixture given;

  @BeforeEach
  void startRegistry() {
    given = new ProjectFixture(temporary);
    given.write("secret/kcl.mod", ProjectFixture.mod("secret", "1.0.0"));
    given.write("secret/main.k", "it = \"secret\"\n");
  }

  @AfterEach
  void stopRegistry() {
    given.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../../etc",
        "../sibling",
        "a/../../x",
        "/etc",
        "~/secret",
        "~",
        "${KCL_MOD}/../..",
        "..",
        "c:/x",
        "..\\\\x",
        "file:///etc"
      })
  void refusesAPathThatLeavesThePackage(String path) {
    given.publish("bad", "1.0.0", "secret = { path = \"" + path + "\" }");

    given.project("bad = \"1.0.0\"");
    assertRefused(given.kpm("run"));
    assertThat(given.exists("app/kcl.mod.lock")).isFalse();
    given.project();
    var before = given.bothFiles();
    assertRefused(given.kpm("add", "bad:1.0.0"));
    assertThat(given.bothFiles()).isEqualTo(before);
    assertRefused(given.outside("run", "bad:1.0.0"));
  }

  @Test
  void refusesAnAbsolutePathThatExists() {
    given.publish("bad", "1.0.0", "secret = { path = \"" + given.path("secret") + "\" }");
    given.project("bad = \"1.0.0\"");
    given.program("secret");

    var refused = given.kpm("run");

    assertRefused(refused);
    assertThat(refused.stdout()).doesNotContain("secret");
  }

  @Test
  void refusesThePathOfAnArchive() {
    given.write(
        "tool.tar",
        TarBuilder.tar()
            .file(
                "kcl.mod", ProjectFixture.mod("tool", "1.0.0", "secret = { path = \"../secret\" }"))
            .file("main.k", "import secret\nx = secret.it\n")
            .bytes());
    given.project("tool = { path = \"../tool.tar\" }");

    assertRefused(given.outside("run", "tool.tar"));
    assertRefused(given.kpm("run"));
  }

  @Test
  void refusesThePathOfAnInnerPackage() {
    given.publish(
        "big",
        "1.0.0",
        Map.of(
            "kcl.mod", ProjectFixture.mod("big", "1.0.0", "in = { path = \"in\" }"),
            "in/kcl.mod", ProjectFixture.mod("in", "1.0.0", "out = { path = \"../../out\" }")));
    given.project("big = \"1.0.0\"");

    assertRefused(given.kpm("run"));
  }

  @Test
  void saysThatAnInnerDirectoryIsNotThere() {
    given.publish("big", "1.0.0", "in = { path = \"nowhere\" }");
    given.project("big = \"1.0.0\"");

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isIn(1, 3);
    assertThat(refused.stderr()).contains("nowhere", "app → big 1.0.0 → in");
  }

  @Test
  void letsADirectoryOfTheUserNameOthersAnywhere() {
    given.write(
        "near/kcl.mod", ProjectFixture.mod("near", "1.0.0", "secret = { path = \"../secret\" }"));
    given.project("near = { path = \"../near\" }");
    given.program("secret");

    assertThat(given.kpm("run").stdout()).isEqualTo("secret_is: secret\n");
  }

  private static void assertRefused(CliRunner.Outcome outcome) {
    assertThat(outcome.stderr()).contains("error[E_POLICY]");
    assertThat(outcome.exitCode()).isEqualTo(9);
    assertThat(outcome.stdout()).isEmpty();
  }
}
