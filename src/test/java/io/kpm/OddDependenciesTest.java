// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that nobody would write, and what it must not do (failures L21, V01, V07, V09). */
final class OddDependenciesTest {
  @TempDir
  private Path temporary;

  private ProjectFixture given;

  @BeforeEach
  void startRegistry() {
    given = new ProjectFixture(temporary);
    given.publish("lib", "1.0.0");
    given.project();
  }

  @AfterEach
  void stopRegistry() {
    given.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[package\n",
        "[package]\nname = 1\n",
        "[dependencies]\nlib = 1\n",
        "[dependencies]\nlib = \"1.0.0\"\nlib = \"1.0.0\"\n",
        "[dependencies]\nlib = { path = 5 }\n",
        "[dependencies]\nlib = { oci = \"oci://h.io/r\", tag = [1] }\n",
        "dependencies = \"x\"\n"
      })
  void namesTheLineThatIsWrong(String text) {
    // failures L21
    given.write("app/kcl.mod", text);

    for (var command : new String[] {"run", "update", "tree", "metadata", "add"}) {
      var refused = command.equals("add") ? given.kpm("add", "lib") : given.kpm(command);
      assertThat(refused.exitCode()).as(command).isEqualTo(1);
      assertThat(refused.stderr()).contains("error[E_MOD]", "kcl.mod:");
    }
    assertThat(given.mod()).isEqualTo(text);
    assertThat(given.exists("app/kcl.mod.lock")).isFalse();
  }

  @Test
  void readsAMarkAndOtherLineEnds() {
    // failures L21, L06
    var text = "\uFEFF[package]\r\nname = \"app\"\r\n\r\n[dependencies]\r\nlib = \"1.0.0\"\r\n";
    given.write("app/kcl.mod", text);
    given.program("lib");

    assertThat(given.kpm("run").stdout()).isEqualTo("lib_is: lib 1.0.0\n");
    assertThat(given.kpm("add", "lib:1.0.0", "--rename", "again").exitCode()).isZero();
    assertThat(given.mod())
        .isEqualTo(text + "again = { package = \"lib\", version = \"1.0.0\" }\r\n");
    assertThat(given.kpm("remove", "again").exitCode()).isZero();
    assertThat(given.mod()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "con", "9lives", "-x", "a/b", "a\nb", "naïve", ""})
  void refusesNamesThatAreNone(String name) {
    // failures V01
    var before = given.bothFiles();

    var refused = given.kpm("add", "lib:1.0.0", "--rename=" + name);

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"..\"", "\"a/b\"", "9lives", "\"a b\"", "con"})
  void refusesKeysThatAreNoNames(String key) {
    // failures V01
    given.project(key + " = \"1.0.0\"");

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.stderr()).contains("error[E_MOD]", "kcl.mod:6:");
    assertThat(given.registry().requests()).isEmpty();
  }

  @Test
  void refusesTheNameOfARemotePackageThatIsNone() {
    // failures V01
    given.publish(
        "bad", "1.0.0", Map.of("kcl.mod", "[package]\nname = \"../x\"\nversion = \"1.0.0\"\n"));

    var refused = given.kpm("add", "oci://" + given.registry().host() + "/kcl/bad:1.0.0");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.stderr()).contains("error[E_MOD]");
  }

  @Test
  void escapesWhatAPackageSaysOfItself() {
    // failures T01, V07
    given.publish(
        "bad",
        "1.0.0",
        Map.of(
            "kcl.mod",
            "[package]\nname = \"bad\"\nversion = \"1\\u001b[2J\\\"]\\n[dependencies]\"\n"));

    var added = given.kpm("add", "oci://" + given.registry().host() + "/kcl/bad:1.0.0");
    var shown = given.kpm("tree");

    assertThat(added.stderr() + shown.stdout() + shown.stderr()).doesNotContain("\u001b");
    if (added.exitCode() == 0) {
      assertThat(given.kpm("run", "--locked").exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", "true", "1"})
  void refusesAValueThatIsNoSwitch(String value) {
    // failures V09
    given.user().set("OCI_REG_PLAIN_HTTP", value);

    assertThat(given.kpm("add", "lib").exitCode()).isEqualTo(2);
    assertThat(given.kpm("metadata").exitCode()).isZero();
  }

  @Test
  void warnsOfAnEmptyPromiseEveryTime() {
    // failures V09
    given.user().set("KPM_NO_SUM", "*");
    given.project("lib = \"1.0.0\"");

    for (var command : new String[] {"update", "run", "tree", "vendor"}) {
      assertThat(given.kpm(command).stderr()).as(command).containsOnlyOnce("KPM_NO_SUM");
    }
  }

  @Test
  void readsALockOfUpstreamWithASlashBeforeTheRepository() {
    // kpm-compat 3.1
    given.project("lib = \"1.0.0\"");
    given.kpm("update");
    given.lock(given
        .lock()
        .replaceAll("(?m)^ *(digest|tree|sum) = .*\n", "")
        .replace("repo = \"kcl", "repo = \"/kcl"));
    var before = given.lock();

    assertThat(given.kpm("run").exitCode()).isZero();
    assertThat(given.lock()).isEqualTo(before);
  }

  @Test
  void usesALooseVersionAsItIsWritten() {
    // kpm-compat 5.5
    given.publish("loose", "v1", ProjectFixture.files("loose", "v1"));
    given.publish("loose", "1.2", ProjectFixture.files("loose", "1.2"));
    given.project("loose = \"v1\"");
    given.program("loose");

    assertThat(given.kpm("run").stdout()).isEqualTo("loose_is: loose v1\n");
    assertThat(given.kpm("update", "--to-latest").stderr()).contains("loose = \"1.2\"");
    assertThat(given.kpm("run", "--locked").stdout()).isEqualTo("loose_is: loose 1.2\n");
  }

  @Test
  void writesABuildNumberAsAVersionAndAsksForItsTag() {
    // cli.md 2
    given.publish("built", "1.0.0_b1", ProjectFixture.files("built", "1.0.0+b1"));

    assertThat(given.kpm("add", "built:1.0.0+b1").exitCode()).isZero();
    assertThat(given.mod()).contains("built = \"1.0.0+b1\"");
    assertThat(given.locked("built", "oci_tag")).isEqualTo("1.0.0_b1");
    given.program("built");
    assertThat(given.kpm("run", "--frozen").stdout()).contains("built 1.0.0+b1");
  }

  @Test
  void saysThatNothingIsPublishedYet() {
    given.publish("drafts", "latest", ProjectFixture.files("drafts", "0.0.1"));

    var refused = given.kpm("add", "drafts");

    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.stderr()).contains("failed to select latest version", "no tag is a version");
    given.project("drafts = \"\"");
    assertThat(given.kpm("run").exitCode()).isEqualTo(3);
  }

  @Test
  void asksForATagThatIsNoVersionByItsName() {
    given.publish("rolling", "latest", ProjectFixture.files("rolling", "3.0.0"));
    given.program("rolling");

    assertThat(given
            .kpm("add", "oci://" + given.registry().host() + "/kcl/rolling:latest")
            .exitCode())
        .isZero();
    assertThat(given.kpm("run", "--locked").stdout()).isEqualTo("rolling_is: rolling 3.0.0\n");
  }

  @Test
  void refusesARangeThatNoTagSatisfies() {
    // failures L23
    given.project("lib = \">=2\"");

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("error[E_RESOLVE]", ">=2", "lib");
  }

  @Test
  void refusesARangeThatIsNone() {
    given.project("lib = \"^^1\"");

    assertThat(given.kpm("run").stderr()).contains("error[E_MOD]", "kcl.mod:6:");
  }
}
