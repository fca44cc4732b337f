// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.testing.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lock promises, and what {@code run} does when the world or the lock is another one. */
final class LockedRunTest {
  @TempDir
  private Path temporary;

  private ProjectFixture given;
  private String digest;

  @BeforeEach
  void lockOnePackage() {
    given = new ProjectFixture(temporary);
    digest = given.publish("lib", "1.0.0");
    given.project("lib = \"1.0.0\"");
    given.program("lib");
    given.kpm("update");
    given.registry().clearLog();
  }

  @AfterEach
  void stopRegistry() {
    given.close();
  }

  @Test
  void asksNobodyForWhatIsLockedAndCached() {
    assertThat(given.kpm("run").stdout()).isEqualTo("lib_is: lib 1.0.0\n");
    assertThat(given.registry().connections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--locked", "--offline", "--frozen"})
  void runsFromAWarmCache(String flag) {
    // failures S04
    var lock = given.lock();

    assertThat(given.kpm("run", flag).stdout()).isEqualTo("lib_is: lib 1.0.0\n");
    assertThat(given.registry().connections()).isEmpty();
    assertThat(given.lock()).isEqualTo(lock);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--offline", "--frozen"})
  void opensNoSocketForWhatIsNotCached(String flag) {
    // failures S04
    given.coldCache();

    var refused = given.kpm("run", flag);

    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.stderr()).contains("error[E_NOTFOUND]", "kcl/lib", "without --offline");
    assertThat(given.registry().connections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--locked", "--frozen"})
  void refusesALockThatWouldChange(String flag) {
    // failures S04
    given.publish("new", "1.0.0");
    given.project("lib = \"1.0.0\"", "new = \"1.0.0\"");
    var before = given.bothFiles();

    var missing = given.kpm("run", flag);
    assertThat(missing.exitCode()).isEqualTo(6);
    assertThat(missing.stderr()).contains("error[E_LOCK]", "`new`", "kpm update");
    given.lock("");
    assertThat(given.kpm("run", flag).exitCode()).isEqualTo(6);
    assertThat(given.lock()).isEmpty();
    assertThat(before).startsWith(given.mod());
  }

  @Test
  void wantsALockUnderLocked() throws IOException {
    Files.delete(given.path("app/kcl.mod.lock"));

    assertThat(given.kpm("run", "--locked").exitCode()).isEqualTo(6);
    assertThat(given.exists("app/kcl.mod.lock")).isFalse();
  }

  @Test
  void refusesAStaleVersionUnderLocked() {
    given.publish("lib", "2.0.0");
    given.project("lib = \"2.0.0\"");

    var refused = given.kpm("run", "--locked");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("`lib` is locked as", "2.0.0");
  }

  @Test
  void runsTheLockedContentOfAMovedTagWithoutAskingForTheTag() {
    // failures S01, L11
    given.publish("lib", "1.0.0", other());
    given.coldCache();

    assertThat(given.kpm("run").stdout()).isEqualTo("lib_is: lib 1.0.0\n");
    assertThat(given.registry().requests("*", "/manifests/1\\.0\\.0")).isEmpty();
    assertThat(given.registry().requests("GET", "/manifests/" + digest)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "update", "vendor"})
  void saysWhatATagMeansNowIfTheLockedDigestIsGone(String command) {
    // failures S01
    var second = given.publish("lib", "1.0.0", other());
    given.registry().fault("*", "/manifests/" + digest, Fault.status(404, "MANIFEST_UNKNOWN", ""));
    given.coldCache();
    var before = given.bothFiles();

    var refused = given.kpm(command);

    assertThat(refused.exitCode()).isEqualTo(7);
    assertThat(refused.stdout()).isEmpty();
    assertThat(refused.stderr()).contains("error[E_SUM]", "lib", digest, second, "kpm update lib");
    assertThat(given.bothFiles()).isEqualTo(before);
    assertThat(given.registry().requests("GET", "/blobs/")).isEmpty();
  }

  @Test
  void compilesNothingIfOtherBytesComeUnderTheLockedDigest() {
    var raw = "{\"schemaVersion\":2}";
    given
        .registry()
        .fault(
            "GET",
            "/manifests/" + digest,
            Fault.body(200, "application/vnd.oci.image.manifest.v1+json", raw));
    given.coldCache();

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isEqualTo(7);
    assertThat(refused.stdout()).isEmpty();
    assertThat(refused.stderr()).contains("error[E_DIGEST]", digest);
  }

  @Test
  void compilesNothingIfTheTreeIsAnotherOne() {
    // failures S02, V06: digest and tree of the lock contradict each other
    given.lock(given.lock().replaceFirst("tree = \"h1:..", "tree = \"h1:zz"));

    var warm = given.kpm("run");
    given.coldCache();
    var cold = given.kpm("run");

    assertThat(warm.exitCode()).isEqualTo(7);
    assertThat(cold.exitCode()).isEqualTo(7);
    assertThat(cold.stdout()).isEmpty();
    assertThat(cold.stderr()).contains("error[E_SUM]", "`lib`", "kpm update lib");
    assertThat(given.user().home().root().resolve("lib_1.0.0")).isDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "update", "vendor"})
  void holdsTheSumThatStandsBesideATree(String command) {
    // failures V06: sum altered
    given.lock(given.lock().replaceFirst("sum = \"....", "sum = \"AAAA"));
    var before = given.bothFiles();

    var refused = given.kpm(command);

    assertThat(refused.exitCode()).isEqualTo(7);
    assertThat(refused.stderr()).contains("error[E_SUM]");
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void refusesASwappedHost() {
    // failures V06, V08
    given.lock(given.lock().replace(given.registry().host(), "evil.example"));
    var before = given.bothFiles();

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("error[E_LOCK]", "evil.example", "kpm update lib");
    assertThat(given.registry().requests()).isEmpty();
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void refusesADefaultRegistryThatContradictsTheLock() {
    // failures V08
    given.user().set("KPM_REG", "other.example");

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("error[E_LOCK]", "other.example");
    assertThat(given.registry().requests()).isEmpty();
  }

  @Test
  void refusesAnotherHostOfATransitiveDependency() {
    // failures V08
    given.publish("mid", "1.0.0", "lib = \"1.0.0\"");
    given.project("mid = \"1.0.0\"");
    given.kpm("update");
    given.lock(
        given.lock().replaceFirst("(?s)(dependencies.lib\\].*?reg = \")[^\"]*", "$1evil.example"));
    given.registry().clearLog();
    var before = given.bothFiles();

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("error[E_LOCK]", "evil.example");
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void refusesADirectoryOrUnsafeUrlInPlaceOfARegistry() {
    // failures V06
    given.lock("""
        [dependencies]
          [dependencies.lib]
            name = "lib"
            full_name = "lib_1.0.0"
            version = "1.0.0"
            url = "file:///etc"
        """);
    var before = given.bothFiles();

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isIn(6, 9);
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void refusesARepositoryThatLeavesTheRegistry() {
    // failures V06
    given.lock(given.lock().replace("repo = \"kcl/lib\"", "repo = \"../../etc\""));

    assertThat(given.kpm("run").exitCode()).isIn(6, 9);
    assertThat(given.registry().requests()).isEmpty();
  }

  @Test
  void refusesALockOfTheFuture() {
    // failures V06
    given.lock("version = 4\n" + given.lock());

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("error[E_LOCK]", "kcl.mod.lock:1:");
  }

  @Test
  void refusesADoubledEntry() {
    // failures V06
    var entry = given.lock().substring("[dependencies]\n".length());
    given.lock(given.lock() + entry);

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("error[E_LOCK]");
  }

  @Test
  void ignoresALeftOverEntryAndLeavesItWhereItIs() {
    // failures V06; kpm-compat 11.11
    var left = """
          [dependencies.left]
            name = "left"
            full_name = "left_1.0.0"
            version = "1.0.0"
            reg = "ghcr.io"
            repo = "kcl-lang/left"
            oci_tag = "1.0.0"
        """;
    given.lock(given.lock() + left);
    var before = given.lock();

    assertThat(given.kpm("run").stdout()).isEqualTo("lib_is: lib 1.0.0\n");
    assertThat(given.lock()).isEqualTo(before);
    var refused = given.kpm("run", "--locked");
    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("`left`");
    given.kpm("update");
    assertThat(given.lock()).doesNotContain("left");
  }

  @Test
  void leavesOutOfTheLockOnlyWhatTheCommandLineExempts() {
    // failures S05, V09
    given.lock(given.lock().replaceFirst("tree = \"h1:..", "tree = \"h1:zz"));
    var before = given.lock();

    var skipped = given.kpm("run", "--no_sum_check");
    given.user().set("KPM_NO_SUM", "x*, l?b ");
    var exempt = given.kpm("run");
    given.user().set("KPM_NO_SUM", "[x-z]*");
    var other = given.kpm("run");

    assertThat(skipped.stdout()).isEqualTo("lib_is: lib 1.0.0\n");
    assertThat(skipped.stderr()).contains("warning", "--no_sum_check");
    assertThat(exempt.stdout()).isEqualTo("lib_is: lib 1.0.0\n");
    assertThat(exempt.stderr()).contains("warning", "KPM_NO_SUM");
    assertThat(other.exitCode()).isEqualTo(7);
    assertThat(given.lock()).isEqualTo(before);
  }

  @Test
  void checksTheTransportAlsoWithoutSums() {
    // failures S05
    given.coldCache();
    given.registry().fault("GET", "/blobs/", Fault.corrupt());

    assertThat(given.kpm("run", "--no_sum_check").exitCode()).isEqualTo(7);
  }

  @Test
  void writesNoLockWithoutSums() {
    // kpm-compat 3.2
    given.publish("new", "1.0.0");
    given.project("lib = \"1.0.0\"", "new = \"1.0.0\"");
    var before = given.lock();

    assertThat(given.kpm("run", "--no_sum_check").exitCode()).isZero();
    assertThat(given.kpm("run", "--vendor").exitCode()).isZero();
    assertThat(given.lock()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil/../../x", "", "a b"})
  void refusesADefaultRegistryThatIsNone(String host) {
    // failures V09; the empty value is the one of the settings
    given.user().set("KPM_REG", host).set("HOME", given.user().root().toString());

    var refused = given.kpm("add", "x:1", "--offline");

    assertThat(refused.exitCode()).isIn(2, 3);
    assertThat(given.registry().requests()).isEmpty();
  }

  @Test
  void saysWhatALinkInPlaceOfTheLockIs() throws IOException {
    // failures L07
    given.publish("new", "1.0.0");
    given.write("victim", given.lock());
    Files.delete(given.path("app/kcl.mod.lock"));
    Files.createSymbolicLink(given.path("app/kcl.mod.lock"), given.path("victim"));
    assertThat(given.kpm("run").exitCode()).isZero();
    given.project("lib = \"1.0.0\"", "new = \"1.0.0\"");
    var before = given.user().read("victim");

    var refused = given.kpm("run");

    assertThat(refused.exitCode()).isEqualTo(9);
    assertThat(refused.stderr()).contains("error[E_POLICY]", "link");
    assertThat(given.user().read("victim")).isEqualTo(before);
  }

  @Test
  void compilesNoCachedFileThatWasChanged() throws IOException {
    // failures L10
    var file = given.user().home().root().resolve("lib_1.0.0/main.k");
    Files.delete(file);
    Files.writeString(file, "it = \"evil\"\n");

    var offline = given.kpm("run", "--offline");
    var healed = given.kpm("run");

    assertThat(offline.exitCode()).isEqualTo(7);
    assertThat(offline.stdout()).isEmpty();
    assertThat(healed.stdout()).isEqualTo("lib_is: lib 1.0.0\n");
  }

  private static Map<String, String> other() {
    return Map.of(
        "kcl.mod", ProjectFixture.mod("lib", "1.0.0"), "main.k", "it = \"other content\"\n");
  }
}
