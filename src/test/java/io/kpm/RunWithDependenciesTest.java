// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.testing.TarBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kpm run} of a package with dependencies: what is selected, and what a program gets. */
final class RunWithDependenciesTest {
  @TempDir
  private Path temporary;

  private ProjectFixture given;

  @BeforeEach
  void startRegistry() {
    given = new ProjectFixture(temporary);
  }

  @AfterEach
  void stopRegistry() {
    given.close();
  }

  @Test
  void selectsTheHighestVersionThatAnybodyAsksFor() {
    // the reference case of kpm-compat 8
    given.publish("helloworld", "0.1.2");
    given.publish("helloworld", "0.1.4");
    given.publish("h12", "0.0.1", "helloworld = \"0.1.2\"");
    given.publish("h14", "0.0.1", "helloworld = \"0.1.4\"");
    given.program("helloworld");

    given.project("h14 = \"0.0.1\"", "h12 = \"0.0.1\"");
    assertThat(given.kpm("run").stdout()).isEqualTo("helloworld_is: helloworld 0.1.4\n");
    var lock = given.lock();
    given.lock("");
    given.project("h12 = \"0.0.1\"", "h14 = \"0.0.1\"");
    assertThat(given.kpm("run").stdout()).isEqualTo("helloworld_is: helloworld 0.1.4\n");
    assertThat(given.lock()).isEqualTo(lock);
  }

  @Test
  void letsADiamondShareOneNode() {
    // failures L23; kcl#1387
    given.publish("base", "1.2.0");
    given.publish("base", "1.5.0");
    given.publish("left", "1.0.0", "base = \"1.2.0\"");
    given.publish("right", "1.0.0", "base = \"1.5.0\"");
    given.project("left = \"1.0.0\"", "right = \"1.0.0\"");
    given.program("base");

    assertThat(given.kpm("run").stdout()).isEqualTo("base_is: base 1.5.0\n");
    assertThat(given.locked("base", "version")).isEqualTo("1.5.0");
  }

  @Test
  void neverLowersADirectDependency() {
    given.publish("base", "1.2.0");
    given.publish("base", "2.0.0");
    given.publish("old", "1.0.0", "base = \"1.2.0\"");
    given.project("base = \"2.0.0\"", "old = \"1.0.0\"");
    given.program("base");

    assertThat(given.kpm("run").stdout()).isEqualTo("base_is: base 2.0.0\n");
  }

  @Test
  void reportsACycleWithItsChain() {
    // failures L22
    given.publish("a", "1.0.0", "b = \"1.0.0\"");
    given.publish("b", "1.0.0", "a = \"1.0.0\"");
    given.publish("self", "1.0.0", "self = \"1.0.0\"");

    given.project("a = \"1.0.0\"");
    var cycle = given.kpm("run");
    assertThat(cycle.exitCode()).isEqualTo(6);
    assertThat(cycle.stderr())
        .contains("error[E_RESOLVE]", "app → a 1.0.0 → b 1.0.0 → a 1.0.0")
        .containsOnlyOnce("cycle");
    given.project("self = \"1.0.0\"");
    assertThat(given.kpm("run").stderr()).contains("self 1.0.0 → self 1.0.0");
    assertThat(given.exists("app/kcl.mod.lock")).isFalse();
  }

  @Test
  void reportsACycleOfDirectories() {
    // failures L22
    given.write("x/kcl.mod", ProjectFixture.mod("x", "1.0.0", "y = { path = \"../y\" }"));
    given.write("y/kcl.mod", ProjectFixture.mod("y", "1.0.0", "x = { path = \"../x\" }"));
    given.project("x = { path = \"../x\" }");

    var cycle = given.kpm("run");

    assertThat(cycle.exitCode()).isEqualTo(6);
    assertThat(cycle.stderr()).contains("error[E_RESOLVE]", "cycle");
  }

  @Test
  void reportsThePackageThatComesBackToItself() {
    given.publish("back", "1.0.0", "app = \"1.0.0\"");
    given.project("back = \"1.0.0\"");

    var cycle = given.kpm("run");

    assertThat(cycle.exitCode()).isEqualTo(6);
    assertThat(cycle.stderr()).contains("app → back 1.0.0 → app");
  }

  @Test
  void reportsAConflictWithBothChains() {
    // failures L23
    given.publish("base", "1.2.0");
    given.publish("base", "1.5.0");
    given.publish("old", "1.0.0", "base = \"<1.5\"");
    given.publish("new", "1.0.0", "base = \"1.5.0\"");
    given.project("old = \"1.0.0\"", "new = \"1.0.0\"");

    var conflict = given.kpm("run");

    assertThat(conflict.exitCode()).isEqualTo(6);
    assertThat(conflict.stderr())
        .contains(
            "error[E_RESOLVE]", "app → new 1.0.0 → base 1.5.0", "app → old 1.0.0 → base <1.5");
  }

  @Test
  void reportsTwoSourcesOfOneName() {
    given.publish("base", "1.0.0");
    given.registry().putPackage("fork/base", "1.0.0", ProjectFixture.files("base", "1.0.0"));
    given.publish("left", "1.0.0", "base = \"1.0.0\"");
    given.publish("right", "1.0.0", "base = { repo = \"fork/base\", tag = \"1.0.0\" }");
    given.project("left = \"1.0.0\"", "right = \"1.0.0\"");

    var conflict = given.kpm("run");

    assertThat(conflict.exitCode()).isEqualTo(6);
    assertThat(conflict.stderr()).contains("kcl/base", "fork/base", "left", "right");
  }

  @Test
  void refusesTwoKeysOfOneImportName() {
    // failures L26
    given.publish("dep-with-line", "1.0.0");
    given.publish("dep_with-line", "1.0.0");
    given.project("dep-with-line = \"1.0.0\"", "dep_with-line = \"1.0.0\"");

    var conflict = given.kpm("run");

    assertThat(conflict.exitCode()).isEqualTo(6);
    assertThat(conflict.stderr())
        .contains("error[E_RESOLVE]", "`dep-with-line`", "`dep_with-line`");
  }

  @Test
  void importsANameWithAHyphen() {
    given.publish("with-line", "1.0.0");
    given.project("with-line = \"1.0.0\"");
    given.program("with_line");

    assertThat(given.kpm("run").stdout()).isEqualTo("with_line_is: with-line 1.0.0\n");
  }

  @Test
  void tellsWhoNeedsWhatDoesNotExist() {
    // failures L24
    given.publish("gone", "0.9.0");
    given.publish("mid", "1.0.0", "gone = \"1.0.0\"");
    given.project("mid = \"1.0.0\"");

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.stderr())
        .contains("error[E_NOTFOUND]", "with '1.0.0'", "app → mid 1.0.0 → gone 1.0.0");
    assertThat(given.exists("app/kcl.mod.lock")).isFalse();
  }

  @Test
  void tellsWhichDependencyHasABadKclMod() {
    // failures L21
    given.publish(
        "bad", "1.0.0", Map.of("kcl.mod", "[package]\nname = \"bad\"\nversion = \"1.0.0\"\n[dep"));
    given.publish("mid", "1.0.0", "bad = \"1.0.0\"");
    given.publish("nameless", "1.0.0", Map.of("kcl.mod", "[package]\nversion = \"1.0.0\"\n"));

    given.project("mid = \"1.0.0\"");
    var refused = given.kpm("run");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.stderr())
        .contains("error[E_MOD]", "kcl.mod of ", ":4:", "app → mid 1.0.0 → bad 1.0.0");
    given.project("nameless = \"1.0.0\"");
    assertThat(given.kpm("run").stderr()).contains("error[E_MOD]", "`name`");
  }

  @Test
  void followsAKclModThatWasEditedByHand() {
    // kpm-compat 12.19
    given.publish("lib", "1.0.0");
    given.publish("lib", "2.0.0");
    given.project("lib = \"1.0.0\"");
    given.program("lib");
    given.kpm("run");
    given.project("lib = \"2.0.0\"");

    var ran = given.kpm("run");

    assertThat(ran.stdout()).isEqualTo("lib_is: lib 2.0.0\n");
    assertThat(ran.stderr()).contains("updated kcl.mod.lock");
    assertThat(given.locked("lib", "oci_tag")).isEqualTo("2.0.0");
    given.project("lib = \"1.0.0\"");
    assertThat(given.kpm("run").stdout()).isEqualTo("lib_is: lib 1.0.0\n");
    assertThat(given.locked("lib", "oci_tag")).isEqualTo("1.0.0");
  }

  @Test
  void prefersADirectoryOfTheRootEverywhere() {
    // kpm-compat 8
    given.publish("base", "1.0.0");
    given.publish(
        "mid",
        "1.0.0",
        Map.of(
            "kcl.mod",
            ProjectFixture.mod("mid", "1.0.0", "base = \"1.0.0\""),
            "main.k",
            "import base\nit = \"mid with \" + base.it\n"));
    given.write("base/kcl.mod", ProjectFixture.mod("base", "0.0.1"));
    given.write("base/main.k", "it = \"mine\"\n");
    given.project("base = { path = \"../base\" }", "mid = \"1.0.0\"");
    given.program("mid");

    assertThat(given.kpm("run").stdout()).isEqualTo("mid_is: mid with mine\n");
    assertThat(given.kpm("run").stderr()).doesNotContain("stands for");
    assertThat(given.kpm("-v", "run").stderr()).containsOnlyOnce("stands for");
    assertThat(given.registry().requests("GET", "kcl/base/")).isEmpty();
  }

  @Test
  void followsDirectoriesInsideOfARemotePackage() {
    given.publish(
        "big",
        "1.0.0",
        Map.of(
            "kcl.mod",
            ProjectFixture.mod("big", "1.0.0", "part = { path = \"parts/part\" }"),
            "main.k",
            "import part\nit = \"big with \" + part.it\n",
            "parts/part/kcl.mod",
            ProjectFixture.mod("part", "0.1.0", "other = { path = \"../other\" }"),
            "parts/part/main.k",
            "import other\nit = \"part with \" + other.it\n",
            "parts/other/kcl.mod",
            ProjectFixture.mod("other", "0.1.0"),
            "parts/other/main.k",
            "it = \"other\"\n"));
    given.project("big = \"1.0.0\"");
    given.program("big");

    assertThat(given.kpm("run").stdout()).isEqualTo("big_is: big with part with other\n");
    var lock = given.lock();
    given.coldCache();
    assertThat(given.kpm("run", "--locked").stdout())
        .isEqualTo("big_is: big with part with other\n");
    assertThat(given.lock()).isEqualTo(lock);
  }

  @Test
  void findsAPackageInsideOfAnArtifactByNameAndVersion() {
    // kpm-compat 2.2: a version without a name means the package of the key
    given.publish(
        "mono",
        "1.0.0",
        Map.of(
            "kcl.mod", ProjectFixture.mod("mono", "1.0.0"),
            "a/kcl.mod", ProjectFixture.mod("sub", "0.0.1"),
            "a/main.k", "it = \"sub\"\n"));
    var source = "oci = \"oci://" + given.registry().host() + "/kcl/mono\", tag = \"1.0.0\"";
    given.program("sub");

    given.project("sub = { " + source + ", version = \"0.0.1\" }");
    assertThat(given.kpm("run").stdout()).isEqualTo("sub_is: sub\n");
    given.project("sub = { " + source + ", package = \"sub\", version = \"0.0.1\" }");
    assertThat(given.kpm("run", "--locked").stdout()).isEqualTo("sub_is: sub\n");
    given.project("sub = { " + source + ", package = \"sub\", version = \"0.0.2\" }");
    assertThat(given.kpm("run").exitCode()).isEqualTo(6);
    given.project("mono = { " + source + ", version = \"1.0.0\" }");
    assertThat(given.kpm("tree").exitCode()).isZero();
    given.project("nobody = { " + source + ", version = \"1.0.0\" }");
    assertThat(given.kpm("run").stderr()).contains("error[E_RESOLVE]", "`nobody`");
  }

  @Test
  void takesAnyNameFromASourceWithoutOne() {
    // kpm-compat 2.2
    given.publish("own", "1.0.0");
    given.project(
        "mine = { oci = \"oci://" + given.registry().host() + "/kcl/own\", tag = \"1.0.0\" }");
    given.program("mine");

    assertThat(given.kpm("run").stdout()).isEqualTo("mine_is: own 1.0.0\n");
    assertThat(given.locked("mine", "full_name")).isEqualTo("own_1.0.0");
  }

  @Test
  void locksARepositoryWithoutItsHost() {
    // kpm-compat 3.1
    given.publish("own", "1.0.0");
    given.project("own = { repo = \"kcl/own\", tag = \"1.0.0\" }");
    given.program("own");

    assertThat(given.kpm("run").stdout()).isEqualTo("own_is: own 1.0.0\n");
    assertThat(given.locked("own", "reg")).isEmpty();
    assertThat(given.locked("own", "repo")).isEqualTo("kcl/own");
    assertThat(given.kpm("run", "--locked").exitCode()).isZero();
  }

  @Test
  void runsARemotePackageAsItsOwnLockSays() {
    given.publish("lib", "1.0.0");
    given.publish(
        "tool",
        "1.0.0",
        Map.of(
            "kcl.mod",
            ProjectFixture.mod("tool", "1.0.0", "lib = \"^1\""),
            "main.k",
            "import lib\nx = lib.it\n"));
    given.project("lib = \"1.0.0\"");
    given.kpm("update");
    given.publish("lib", "1.5.0");
    given.publish(
        "locked-tool",
        "1.0.0",
        Map.of(
            "kcl.mod", ProjectFixture.mod("locked-tool", "1.0.0", "lib = \"\""),
            "kcl.mod.lock", given.lock(),
            "main.k", "import lib\nx = lib.it\n"));

    assertThat(given.outside("run", "tool:1.0.0").stdout()).isEqualTo("x: lib 1.0.0\n");
    assertThat(given.outside("run", "locked-tool:1.0.0").stdout()).isEqualTo("x: lib 1.0.0\n");
    assertThat(given.outside("run", "--locked", "locked-tool:1.0.0").exitCode()).isZero();
    assertThat(given.outside("run", "--locked", "tool:1.0.0").exitCode()).isEqualTo(6);
    assertThat(given.outside("run", "--offline", "locked-tool:1.0.0").exitCode())
        .isZero();
    assertThat(given.exists("kcl.mod.lock")).isFalse();
  }

  @Test
  void runsAnArchiveWithDependencies() {
    given.publish("lib", "1.0.0");
    var tar = TarBuilder.tar();
    new TreeMap<>(Map.of(
            "kcl.mod",
            ProjectFixture.mod("tool", "1.0.0", "lib = \"1.0.0\""),
            "main.k",
            "import lib\nx = lib.it\n"))
        .forEach(tar::file);
    given.write("app/main.k", "");
    given.write("tool.tgz", tar.gzip());

    assertThat(given.outside("run", "tool.tgz").stdout()).isEqualTo("x: lib 1.0.0\n");
    assertThat(given.outside("run", "--offline", "tool.tgz").stdout()).isEqualTo("x: lib 1.0.0\n");
  }

  @Test
  void letsDependenciesOfDependenciesSeeTheSelection() {
    given.publish("base", "1.0.0");
    given.publish("base", "1.1.0");
    given.publish(
        "mid",
        "1.0.0",
        Map.of(
            "kcl.mod",
            ProjectFixture.mod("mid", "1.0.0", "base = \"1.0.0\""),
            "main.k",
            "import base\nit = base.it\n"));
    given.project("base = \"1.1.0\"", "mid = \"1.0.0\"");
    given.program("mid", "base");

    assertThat(given.kpm("run").stdout()).isEqualTo("mid_is: base 1.1.0\nbase_is: base 1.1.0\n");
  }

  @Test
  void keepsALongChainOffTheStack() {
    // failures L25
    for (int i = 0; i < 60; i++) {
      var next = i == 59 ? new String[0] : new String[] {"c" + (i + 1) + " = \"1.0.0\""};
      given.publish("c" + i, "1.0.0", next);
    }
    given.project("c0 = \"1.0.0\"");
    given.program("c59");

    assertThat(given.kpm("run").stdout()).isEqualTo("c59_is: c59 1.0.0\n");
  }

  @Test
  void wantsTheDirectoryOfADependency() {
    given.project("lib = { path = \"../nowhere\" }");

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.stderr()).contains("failed to access path '", "nowhere");
  }

  @Test
  void doesNotFetchFromGitYet() {
    given.project("lib = { git = \"https://example.com/x.git\", tag = \"1\" }");

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isEqualTo(8);
    assertThat(refused.stderr()).contains("error[E_UNSUPPORTED]", "git");
  }
}
