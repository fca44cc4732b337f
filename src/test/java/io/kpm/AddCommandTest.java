// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.testing.Fault;
import io.kpm.testing.TarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kpm add}: the forms of cli.md 3 and kpm-compat 2.3, and what becomes of both files. */
final class AddCommandTest {
  @TempDir
  private Path temporary;

  private ProjectFixture given;

  @BeforeEach
  void startRegistry() {
    given = new ProjectFixture(temporary);
    given.project();
    given.publish("helloworld", "0.1.2");
    given.publish("helloworld", "0.1.4");
  }

  @AfterEach
  void stopRegistry() {
    given.close();
  }

  @Test
  void writesAVersionAsItWasGiven() {
    assertAdds("helloworld = \"0.1.2\"", "helloworld:0.1.2");
    assertThat(given.locked("helloworld", "oci_tag")).isEqualTo("0.1.2");
  }

  @Test
  void takesTheVersionOfAFlag() {
    assertAdds("helloworld = \"0.1.2\"", "--tag", "0.1.2", "helloworld");
  }

  @Test
  void takesTheNewestReleaseOfAllTagsIfNoneIsNamed() {
    // failures S10
    given.publish("helloworld", "0.2.0-rc1");
    given.publish("helloworld", "latest", ProjectFixture.files("helloworld", "9.9.9"));
    given.publish("helloworld", "sha256-0123.sig", ProjectFixture.files("helloworld", "9.9.9"));

    assertAdds("helloworld = \"0.1.4\"", "helloworld");
  }

  @Test
  void writesARegistryUrlWithItsTag() {
    var line = "helloworld = { oci = \"" + url("helloworld") + "\", tag = \"0.1.2\" }";

    assertAdds(line, url("helloworld") + "?tag=0.1.2");
    given.project();
    assertAdds(line, url("helloworld") + ":0.1.2");
    given.project();
    assertAdds(line, url("helloworld"), "--tag", "0.1.2");
    given.project();
    assertAdds(line, "--oci", url("helloworld"), "--tag", "0.1.2");
    given.project();
    assertAdds(line, "--oci", given.registry().host() + "/kcl/helloworld:0.1.2");
    given.project();
    assertAdds(line, given.registry().host() + "/kcl/helloworld:0.1.2");
  }

  @Test
  void writesTheNewestTagOfARegistryUrlWithoutOne() {
    assertAdds(
        "helloworld = { oci = \"" + url("helloworld") + "\", tag = \"0.1.4\" }", url("helloworld"));
  }

  @Test
  void pinsADigestInTheAddress() {
    // failures S11
    var digest = given.publish("helloworld", "0.1.3");

    assertAdds(
        "helloworld = { oci = \"" + url("helloworld") + "@" + digest + "\" }",
        url("helloworld") + "@" + digest);
    assertThat(given.locked("helloworld", "digest")).isEqualTo(digest);
    given.program("helloworld");
    given.coldCache();
    assertThat(given.kpm("run", "--locked").stdout()).contains("helloworld 0.1.3");
  }

  @Test
  void refusesATagThatIsNotItsDigest() {
    // failures S11
    var digest = given.publish("helloworld", "0.1.3");
    var before = given.bothFiles();

    var refused = given.kpm("add", url("helloworld") + ":0.1.2@" + digest);

    assertThat(refused.exitCode()).isEqualTo(7);
    assertThat(refused.stderr()).contains("error[E_DIGEST]");
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void writesAPathOfTheDefaultRegistryWithoutItsHost() {
    // cli.md 2: a text without a host is a name of the default registry
    given.registry().putPackage("acme/web", "1", ProjectFixture.files("web", "1"));

    assertAdds("web = { repo = \"acme/web\", tag = \"1\" }", "acme/web:1");
    assertThat(given.locked("web", "reg")).isEmpty();
    assertThat(given.locked("web", "repo")).isEqualTo("acme/web");
  }

  @Test
  void addsAPackageInsideOfAnArtifact() {
    given.publish(
        "mono",
        "1.0.0",
        Map.of(
            "kcl.mod", ProjectFixture.mod("mono", "1.0.0"),
            "parts/sub/kcl.mod", ProjectFixture.mod("sub", "0.0.1"),
            "parts/sub/main.k", "it = \"inner\"\n"));

    assertAdds(
        "sub = { oci = \"" + url("mono") + "\", tag = \"1.0.0\", version = \"0.0.1\" }",
        url("mono") + "?tag=1.0.0",
        "--package",
        "sub");
    given.program("sub");
    assertThat(given.kpm("run", "--locked").stdout()).contains("sub_is: inner");
  }

  @Test
  void namesTheInnerPackageThatIsNotThere() {
    var refused = given.kpm("add", "helloworld:0.1.2", "--package", "nobody");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("error[E_RESOLVE]", "`nobody`");
  }

  @Test
  void importsUnderAnotherName() {
    assertAdds(
        "hw = { package = \"helloworld\", version = \"0.1.2\" }",
        "helloworld:0.1.2",
        "--rename",
        "hw");
    given.program("hw");
    assertThat(given.kpm("run", "--locked").stdout()).contains("hw_is: helloworld 0.1.2");
    assertAdds(
        "hw2 = { oci = \"" + url("helloworld")
            + "\", tag = \"0.1.4\", package = \"helloworld\", version = \"0.1.4\" }",
        url("helloworld") + ":0.1.4",
        "--rename",
        "hw2");
  }

  @Test
  void addsADirectoryAndAnArchiveAsTyped() {
    given.write("lib/kcl.mod", ProjectFixture.mod("mylib", "0.3.0"));
    given.write("lib/main.k", "it = \"mylib\"\n");
    given.write(
        "tared.tar",
        TarBuilder.tar()
            .file("kcl.mod", ProjectFixture.mod("tared", "0.4.0"))
            .file("main.k", "it = \"tared\"\n")
            .bytes());

    assertAdds("mylib = { path = \"../lib\" }", "../lib");
    assertAdds("tared = { path = \"../tared.tar\" }", "--path", "../tared.tar");
    given.program("mylib", "tared");
    assertThat(given.kpm("run", "--locked").stdout())
        .isEqualTo("mylib_is: mylib\ntared_is: tared\n");
    assertThat(given.locked("mylib", "full_name")).isEqualTo("mylib_0.3.0");
    assertThat(given.locked("mylib", "sum")).isEmpty();
  }

  @Test
  void cannotFetchFromGitYet() {
    var before = given.bothFiles();

    assertThat(given.kpm("add", "https://example.com/x.git?tag=1").exitCode()).isEqualTo(8);
    assertThat(given
            .kpm("add", "--git", "https://example.com/x.git", "--commit", "a1")
            .exitCode())
        .isEqualTo(8);
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void wantsOneSource() {
    assertThat(given.kpm("add").stderr())
        .contains("invalid 'kpm add' argument, you must provide a package name or url");
    assertThat(given.kpm("add").exitCode()).isEqualTo(2);
    assertThat(given.kpm("add", "a", "--oci", "b.c/d").exitCode()).isEqualTo(2);
    assertThat(given.kpm("add", "helloworld:0.1.2", "--tag", "0.1.4").exitCode())
        .isEqualTo(2);
    assertThat(given.kpm("add", "helloworld", "--branch", "main").exitCode()).isEqualTo(2);
    assertThat(given.registry().requests()).isEmpty();
  }

  @Test
  void tellsWhatItDoesOnStderr() {
    var digest = given.publish("helloworld", "0.2.0");

    var added = given.kpm("add", "helloworld:0.2.0");

    assertThat(added.stdout()).isEmpty();
    assertThat(added.stderr())
        .contains(
            "adding dependency 'helloworld'\n",
            "downloading 'kcl/helloworld:0.2.0' from '",
            "add dependency 'helloworld:0.2.0' successfully\n",
            "+ helloworld = \"0.2.0\"\n");
    // failures S03: it prints what it pins
    assertThat(added.stderr()).contains(digest);
  }

  @Test
  void locksEverythingThatItBrings() {
    given.publish("leaf", "1.0.0");
    given.publish("mid", "2.0.0", "leaf = \"1.0.0\"");

    given.kpm("add", "mid:2.0.0");

    assertThat(given.mod()).doesNotContain("leaf");
    assertThat(given.locked("leaf", "oci_tag")).isEqualTo("1.0.0");
    assertThat(given.locked("leaf", "digest")).startsWith("sha256:");
    assertThat(given.locked("leaf", "tree")).startsWith("h1:");
    assertThat(given.locked("mid", "sum")).isNotEmpty();
    assertThat(given.locked("mid", "reg")).isEqualTo(given.registry().host());
  }

  @Test
  void refusesThePackageItself() {
    var before = given.bothFiles();
    given.publish("app", "1.0.0");

    assertThat(given.kpm("add", "app:1.0.0").stderr())
        .contains("cannot add 'app' as a dependency to itself");
    assertThat(given.kpm("add", "app:1.0.0").exitCode()).isEqualTo(6);
    assertThat(given.kpm("add", ".").exitCode()).isEqualTo(6);
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void refusesThePackageItselfUnderAnotherName() {
    // failures L22
    var before = given.bothFiles();

    assertThat(given.kpm("add", ".", "--rename", "other").exitCode()).isEqualTo(6);
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void replacesTheVersionWhereItStands() {
    given.write(
        "app/kcl.mod",
        "# top\n[package]\nname = \"app\"\n\n[dependencies]\n# why\n  helloworld = \"0.1.2\" # pin\n");
    given.kpm("update");

    given.kpm("add", "helloworld:0.1.4");

    assertThat(given.mod()).isEqualTo("""
            # top
            [package]
            name = "app"

            [dependencies]
            # why
              helloworld = "0.1.4" # pin
            """);
    assertThat(given.locked("helloworld", "oci_tag")).isEqualTo("0.1.4");
  }

  @Test
  void lowersAVersionOnlyIfItIsToldTo() {
    given.kpm("add", "helloworld:0.1.4");

    var added = given.kpm("add", "helloworld:0.1.2");

    assertThat(added.exitCode()).isZero();
    assertThat(given.locked("helloworld", "oci_tag")).isEqualTo("0.1.2");
  }

  @Test
  void keepsBothFilesIfItDoesNotGoTogetherWithTheOthers() {
    // failures L23
    given.publish("needs-new", "1.0.0", "helloworld = \">=0.1.4\"");
    given.publish("needs-old", "1.0.0", "helloworld = \"<0.1.4\"");
    given.kpm("add", "needs-new:1.0.0");
    var before = given.bothFiles();

    var refused = given.kpm("add", "needs-old:1.0.0");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr())
        .contains("error[E_RESOLVE]", "needs-new", "needs-old", ">=0.1.4", "<0.1.4");
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void keepsBothFilesIfADownloadFails() {
    given.publish("broken", "1.0.0", "helloworld = \"0.1.2\"");
    given.registry().fault("GET", "/blobs/", Fault.corrupt());
    var before = given.bothFiles();

    var refused = given.kpm("add", "broken:1.0.0");

    assertThat(refused.exitCode()).isEqualTo(7);
    assertThat(given.bothFiles()).isEqualTo(before);
    given.registry().clearFaults();
    assertThat(given.kpm("add", "broken:1.0.0").exitCode()).isZero();
  }

  @Test
  void saysWhatDoesNotExist() {
    // failures L24
    given.publish("mid", "1.0.0", "gone = \"1.0.0\"");
    var before = given.bothFiles();

    assertThat(given.kpm("add", "nothere").exitCode()).isEqualTo(3);
    assertThat(given.kpm("add", "helloworld:9.9.9").stderr())
        .contains("error[E_NOTFOUND]", "with '9.9.9' from", "/kcl/helloworld'");
    var refused = given.kpm("add", "mid:1.0.0");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.stderr()).contains("app → mid 1.0.0 → gone 1.0.0");
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void refusesAnotherPackageThanTheOneThatWasNamed() {
    // failures V05 (b)
    given.publish("wrong", "1.0.0", ProjectFixture.files("other", "1.0.0"));
    given.publish("old", "1.0.0", ProjectFixture.files("old", "0.9.0"));
    var before = given.bothFiles();

    var other = given.kpm("add", "wrong:1.0.0");
    var version = given.kpm("add", "old:1.0.0");

    assertThat(other.exitCode()).isEqualTo(6);
    assertThat(other.stderr()).contains("error[E_RESOLVE]", "`other`", "`wrong`");
    assertThat(version.exitCode()).isEqualTo(6);
    assertThat(version.stderr()).contains("`0.9.0`", "`1.0.0`");
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void lookUpABareNameAtTheDefaultRegistryOnly() {
    // failures V08
    given.write("other/kcl.mod", ProjectFixture.mod("helloworld", "0.1.2"));

    given.kpm("add", "helloworld:0.1.2");

    assertThat(given.locked("helloworld", "reg")).isEqualTo(given.registry().host());
  }

  @Test
  void refusesTwoKeysOfOneImportName() {
    // failures L26
    given.publish("dep-with-line", "1.0.0");
    given.publish("dep_with-line", "1.0.0");
    given.kpm("add", "dep-with-line:1.0.0");
    var before = given.bothFiles();

    var refused = given.kpm("add", "dep_with-line:1.0.0");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("`dep-with-line`", "`dep_with-line`");
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void writesNoLockWithoutSums() {
    // kpm-compat 3.2; failures S05
    var before = given.exists("app/kcl.mod.lock");

    var added = given.kpm("add", "helloworld:0.1.2", "--no_sum_check");

    assertThat(added.exitCode()).isZero();
    assertThat(added.stderr()).contains("--no_sum_check");
    assertThat(given.mod()).contains("helloworld = \"0.1.2\"");
    assertThat(given.exists("app/kcl.mod.lock")).isEqualTo(before);
  }

  @Test
  void refusesUnderLocked() {
    var before = given.bothFiles();

    assertThat(given.kpm("add", "helloworld:0.1.2", "--locked").exitCode()).isEqualTo(6);
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void addsFromTheCacheWithoutANetwork() {
    given.kpm("add", "helloworld:0.1.2");
    given.project();
    given.lock("");
    given.registry().clearLog();

    assertThat(given.kpm("add", "helloworld:0.1.2", "--offline").exitCode()).isZero();
    assertThat(given.registry().connections()).isEmpty();
    assertThat(given.kpm("add", "helloworld:0.1.4", "--offline").exitCode()).isEqualTo(3);
  }

  @Test
  void refusesALockThatIsALink() throws IOException {
    // failures L07
    given.write("victim", "# mine\n");
    Files.createSymbolicLink(given.path("app/kcl.mod.lock"), given.path("victim"));
    var before = given.mod();

    var refused = given.kpm("add", "helloworld:0.1.2");

    assertThat(refused.exitCode()).isEqualTo(9);
    assertThat(given.user().read("victim")).isEqualTo("# mine\n");
    assertThat(given.mod()).isEqualTo(before);
  }

  @Test
  void wantsAPackageAround() {
    var refused = given.outside("add", "helloworld");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.stderr()).contains("error[E_MOD]", "could not load 'kcl.mod'");
    assertThat(given.registry().requests()).isEmpty();
  }

  private String url(String name) {
    return "oci://" + given.registry().host() + "/kcl/" + name;
  }

  private void assertAdds(String line, String... words) {
    var all = new String[words.length + 1];
    all[0] = "add";
    System.arraycopy(words, 0, all, 1, words.length);
    var added = given.kpm(all);
    assertThat(added.stderr()).doesNotContain("error").contains("+ " + line + "\n");
    assertThat(added.exitCode()).isZero();
    assertThat(given.mod()).contains(line + "\n");
  }
}
