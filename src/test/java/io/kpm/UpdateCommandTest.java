// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kpm update}: lock and cache agree with {@code kcl.mod}, or {@code kcl.mod} is raised. */
final class UpdateCommandTest {
  @TempDir
  private Path temporary;

  private ProjectFixture given;

  @BeforeEach
  void startRegistry() {
    given = new ProjectFixture(temporary);
    given.publish("lib", "1.0.0");
  }

  @AfterEach
  void stopRegistry() {
    given.close();
  }

  @Test
  void makesTheLockOfWhatKclModSays() {
    given.publish("mid", "1.0.0", "lib = \"1.0.0\"");
    given.project("mid = \"1.0.0\"");

    var updated = given.kpm("update");

    assertThat(updated.exitCode()).isZero();
    assertThat(updated.stderr()).contains("+ lib 1.0.0\n", "+ mid 1.0.0\n");
    assertThat(given.lock()).isEqualTo("""
        [dependencies]
          [dependencies.lib]
            name = "lib"
            full_name = "lib_1.0.0"
            version = "1.0.0"
            sum = "%s"
            digest = "%s"
            tree = "%s"
            reg = "%s"
            repo = "kcl/lib"
            oci_tag = "1.0.0"
          [dependencies.mid]
            name = "mid"
            full_name = "mid_1.0.0"
            version = "1.0.0"
            sum = "%s"
            digest = "%s"
            tree = "%s"
            reg = "%s"
            repo = "kcl/mid"
            oci_tag = "1.0.0"
        """.formatted(
            given.locked("lib", "sum"),
            given.registry().tags("kcl/lib").get("1.0.0"),
            given.locked("lib", "tree"),
            given.registry().host(),
            given.locked("mid", "sum"),
            given.registry().tags("kcl/mid").get("1.0.0"),
            given.locked("mid", "tree"),
            given.registry().host()));
  }

  @Test
  void hasNothingToDoTheSecondTime() {
    given.project("lib = \"1.0.0\"");
    given.kpm("update");
    given.registry().clearLog();
    var before = given.bothFiles();

    var updated = given.kpm("update");

    assertThat(updated.stderr()).contains("nothing to update");
    assertThat(given.bothFiles()).isEqualTo(before);
    assertThat(given.registry().requests()).isEmpty();
  }

  @Test
  void fetchesWhatTheCacheLacks() {
    given.project("lib = \"1.0.0\"");
    given.kpm("update");
    given.coldCache();

    given.kpm("update");

    assertThat(given.kpm("run", "--offline").exitCode()).isZero();
  }

  @Test
  void prunesEntriesThatNobodyNeeds() {
    // failures V06, kpm-compat 11.11
    given.project("lib = \"1.0.0\"");
    given.kpm("update");
    given.project();

    var updated = given.kpm("update");

    assertThat(updated.stderr()).contains("- lib 1.0.0\n");
    assertThat(given.lock()).isEmpty();
  }

  @Test
  void keepsTheLockedContentOfAMovedTagUnlessItIsNamed() {
    // failures S01, L11
    given.project("lib = \"1.0.0\"");
    given.kpm("update");
    var first = given.locked("lib", "digest");
    var second = given.publish("lib", "1.0.0", filesOfLib("moved"));

    given.kpm("update");
    assertThat(given.locked("lib", "digest")).isEqualTo(first);
    var updated = given.kpm("update", "lib");

    assertThat(given.locked("lib", "digest")).isEqualTo(second);
    assertThat(updated.stderr()).contains("~ lib 1.0.0, now " + second);
    given.program("lib");
    assertThat(given.kpm("run", "--locked").stdout()).isEqualTo("lib_is: moved\n");
  }

  @Test
  void pinsTheNewestAgainOnlyIfItIsNamed() {
    given.project("lib = \"\"");
    given.kpm("update");
    given.publish("lib", "1.1.0");

    given.kpm("update");
    assertThat(given.locked("lib", "oci_tag")).isEqualTo("1.0.0");
    var updated = given.kpm("update", "lib");

    assertThat(given.locked("lib", "oci_tag")).isEqualTo("1.1.0");
    assertThat(updated.stderr()).contains("~ lib 1.0.0 → 1.1.0");
  }

  @Test
  void keepsALockedVersionThatARangeAllows() {
    given.project("lib = \"^1.0\"");
    given.kpm("update");
    given.publish("lib", "1.1.0");
    given.publish("needs", "1.0.0", "lib = \"1.1.0\"");

    given.kpm("update");
    assertThat(given.locked("lib", "oci_tag")).isEqualTo("1.0.0");
    given.kpm("add", "needs:1.0.0");

    assertThat(given.locked("lib", "oci_tag")).isEqualTo("1.1.0");
  }

  @Test
  void raisesVersionsInEveryFormAndNothingElse() {
    given.publish("lib", "1.2.0");
    given.publish("lib", "1.3.0-rc1");
    var url = "oci://" + given.registry().host() + "/kcl/lib";
    given.write("app/kcl.mod", """
        # head
        [package]
        name = "app"

        [dependencies]
        # one
        lib   =   "1.0.0"   # pinned
        a = { oci = "%s", tag = "1.0.0" }
        b = { tag = "1.0.0", repo = "kcl/lib" }
        c = { package = "lib", version = "1.0.0" }
        r = { oci = "%s", tag = "^1.0" }
        n = { oci = "%s" }

        [dependencies.d]
        oci = "%s" # there
        tag = "1.0.0"
        """.formatted(url, url, url, url));
    given.kpm("update");
    var before = given.mod();

    var updated = given.kpm("update", "--to-latest");

    assertThat(updated.stderr()).doesNotContain("error");
    assertThat(given.mod()).isEqualTo(before.replace("1.0.0", "1.2.0"));
    assertThat(updated.stderr())
        .contains("kcl.mod: lib = \"1.2.0\"\n", "~ lib 1.0.0 → 1.2.0", "~ d 1.0.0 → 1.2.0");
    given.program("lib", "d");
    assertThat(given.kpm("run", "--locked").stdout())
        .isEqualTo("lib_is: lib 1.2.0\nd_is: lib 1.2.0\n");
  }

  @Test
  void raisesATagThatStandsInTheAddress() {
    given.publish("lib", "1.2.0");
    var url = "oci://" + given.registry().host() + "/kcl/lib";
    given.project("lib = { oci = \"" + url + ":1.0.0\" }");
    given.kpm("update");

    var updated = given.kpm("update", "--to-latest");

    assertThat(updated.stderr()).doesNotContain("error");
    assertThat(given.locked("lib", "oci_tag")).isEqualTo("1.2.0");
    assertThat(given.mod()).contains("lib = { oci = \"" + url + ":1.2.0\" }");
    given.project("lib = { oci = \"" + url + "?tag=1.0.0\", tag = \"1.0.0\" }");
    given.kpm("update", "--to-latest");
    assertThat(given.mod()).contains("{ oci = \"" + url + "?tag=1.2.0\", tag = \"1.2.0\" }");
  }

  @Test
  void raisesOnlyWhatIsNamed() {
    given.publish("lib", "1.2.0");
    given.publish("mid", "1.0.0");
    given.publish("mid", "2.0.0");
    given.project("lib = \"1.0.0\"", "mid = \"1.0.0\"");
    given.kpm("update");

    given.kpm("update", "mid", "--to-latest");

    assertThat(given.mod()).contains("lib = \"1.0.0\"", "mid = \"2.0.0\"");
  }

  @Test
  void neverLowersAVersionThatIsHigherThanAllTags() {
    given.project(
        "lib = { oci = \"oci://" + given.registry().host() + "/kcl/lib\", tag = \"1.0.0\" }");
    given.kpm("update");
    given.publish("lib", "0.9.0");

    var updated = given.kpm("update", "--to-latest");

    assertThat(updated.stderr()).contains("nothing to update");
    assertThat(given.locked("lib", "oci_tag")).isEqualTo("1.0.0");
  }

  @Test
  void saysThatAVersionIsLowered() {
    // failures S17
    given.publish("lib", "1.5.0");
    given.project("lib = \"1.5.0\"");
    given.kpm("update");
    given.project("lib = \"1.0.0\"");

    var updated = given.kpm("update");

    assertThat(updated.exitCode()).isZero();
    assertThat(updated.stderr()).contains("~ lib 1.5.0 → 1.0.0 (lower)");
    assertThat(given.locked("lib", "oci_tag")).isEqualTo("1.0.0");
  }

  @Test
  void saysThatAHostIsAnotherOne() {
    // failures S17, V08
    given.project("lib = \"1.0.0\"");
    given.kpm("update");
    given.registry().putPackage("fork/lib", "1.0.0", ProjectFixture.files("lib", "1.0.0"));
    given.project("lib = { repo = \"fork/lib\", tag = \"1.0.0\" }");
    var before = given.bothFiles();

    var refused = given.kpm("update");
    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("error[E_LOCK]", "kcl/lib", "fork/lib", "kpm update lib");
    assertThat(given.bothFiles()).isEqualTo(before);
    var updated = given.kpm("update", "lib");

    assertThat(updated.stderr()).contains("~ lib 1.0.0, from ", "kcl/lib to ", "fork/lib");
    assertThat(given.locked("lib", "repo")).isEqualTo("fork/lib");
  }

  @Test
  void saysThatATransitivePackageComesFromElsewhere() {
    // failures S17
    given.publish("mid", "1.0.0", "lib = \"1.0.0\"");
    given.publish("mid", "1.1.0", "lib = { repo = \"fork/lib\", tag = \"1.0.0\" }");
    given.registry().putPackage("fork/lib", "1.0.0", ProjectFixture.files("lib", "1.0.0"));
    given.project("mid = \"1.0.0\"");
    given.kpm("update");
    given.project("mid = \"1.1.0\"");

    assertThat(given.kpm("run").exitCode()).isEqualTo(6);
    var updated = given.kpm("update");

    assertThat(updated.exitCode()).isZero();
    assertThat(updated.stderr()).contains("warning", "fork/lib", "kcl/lib");
    assertThat(given.kpm("run", "--locked").exitCode()).isZero();
  }

  @Test
  void changesNothingUnderLocked() {
    // failures S04
    given.project("lib = \"1.0.0\"");
    given.lock("");

    var refused = given.kpm("update", "--locked");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("error[E_LOCK]", "kpm update");
    assertThat(given.lock()).isEmpty();
  }

  @Test
  void doesNotKnowAName() {
    given.project("lib = \"1.0.0\"");

    assertThat(given.kpm("update", "nobody").exitCode()).isEqualTo(3);
    assertThat(given.exists("app/kcl.mod.lock")).isFalse();
  }

  @Test
  void prunesVendoredCopiesOfWhatIsGone() {
    // failures S18
    given.publish("lib", "1.2.0");
    given.project("lib = \"1.0.0\"");
    given.kpm("update");
    given.kpm("vendor");

    given.kpm("update", "--to-latest");

    assertThat(given.exists("app/vendor/lib_1.0.0")).isFalse();
  }

  @Test
  void addsDigestAndTreeToALockOfUpstream() {
    // failures S03, kpm-compat 3.5
    given.project("lib = \"1.0.0\"");
    given.kpm("update");
    var ours = given.lock();
    given.lock(withoutPins(ours));

    var updated = given.kpm("update");

    assertThat(given.lock()).isEqualTo(ours);
    assertThat(updated.stderr())
        .contains("~ lib 1.0.0, now pinned to " + given.locked("lib", "digest"));
  }

  @Test
  void runsAnUpstreamLockWithoutRewritingIt() {
    // failures S03
    given.project("lib = \"1.0.0\"");
    given.program("lib");
    given.kpm("update");
    var upstreams = withoutPins(given.lock());
    given.lock(upstreams);

    assertThat(given.kpm("run").stdout()).isEqualTo("lib_is: lib 1.0.0\n");
    assertThat(given.lock()).isEqualTo(upstreams);
    assertThat(given.kpm("run", "--locked").exitCode()).isZero();
    given.coldCache();
    assertThat(given.kpm("run", "--locked").exitCode()).isZero();
    assertThat(given.lock()).isEqualTo(upstreams);
  }

  @Test
  void holdsContentToTheSumOfUpstream() {
    // kpm-compat 3.5
    given.project("lib = \"1.0.0\"");
    given.program("lib");
    given.kpm("update");
    given.lock(withoutPins(given.lock()));
    given.publish("lib", "1.0.0", filesOfLib("other content"));
    given.coldCache();

    for (var command : List.of("run", "update", "vendor")) {
      var refused = given.kpm(command);
      assertThat(refused.exitCode()).as(command).isEqualTo(7);
      assertThat(refused.stderr()).contains("error[E_SUM]", "kpm update lib");
    }
    assertThat(given.kpm("update", "lib").exitCode()).isZero();
  }

  private static Map<String, String> filesOfLib(String it) {
    return Map.of("kcl.mod", ProjectFixture.mod("lib", "1.0.0"), "main.k", "it = \"" + it + "\"\n");
  }

  private static String withoutPins(String lock) {
    return lock.replaceAll("(?m)^ *(digest|tree) = .*\n", "");
  }
}
