// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kpm vendor} and {@code kpm verify}. */
final class VendorCommandTest {
  @TempDir
  private Path temporary;

  private ProjectFixture given;

  @BeforeEach
  void lockTwoPackages() {
    given = new ProjectFixture(temporary);
    given.publish("lib", "1.0.0");
    given.publish("mid", "2.0.0", "lib = \"1.0.0\"");
    given.project("mid = \"2.0.0\"");
    given.program("mid", "lib");
    given.kpm("update");
  }

  @AfterEach
  void stopRegistry() {
    given.close();
  }

  @Test
  void copiesAllPackagesFlat() {
    var lock = given.lock();

    var vendored = given.kpm("vendor");

    assertThat(vendored.exitCode()).isZero();
    assertThat(vendored.stdout()).isEmpty();
    assertThat(vendored.stderr())
        .contains("vendored vendor/lib_1.0.0", "vendored vendor/mid_2.0.0");
    assertThat(given.user().read("app/vendor/lib_1.0.0/main.k")).contains("lib 1.0.0");
    assertThat(given.user().read("app/vendor/lib_1.0.0.files"))
        .contains("  kcl.mod\n", "  main.k\n");
    assertThat(given.lock()).isEqualTo(lock);
  }

  @Test
  void runsFromTheCopiesWithAColdCacheAndNoRegistry() {
    given.kpm("vendor");
    given.coldCache();
    given.registry().clearLog();

    assertThat(given.kpm("run", "--vendor").stdout())
        .isEqualTo("mid_is: mid 2.0.0\nlib_is: lib 1.0.0\n");
    assertThat(given.kpm("run", "--vendor", "--frozen").exitCode()).isZero();
    assertThat(given.kpm("tree", "--vendor", "--offline").exitCode()).isZero();
    assertThat(given.registry().connections()).isEmpty();
    assertThat(given.kpm("run", "--offline").exitCode()).isEqualTo(3);
  }

  @Test
  void fetchesWhatIsNotVendored() throws IOException {
    given.kpm("vendor");
    given.coldCache();
    deleteTree("app/vendor/lib_1.0.0");

    assertThat(given.kpm("run", "--vendor").exitCode()).isZero();
    assertThat(given.registry().requests("GET", "kcl/lib/blobs")).isNotEmpty();
  }

  @Test
  void compilesNothingOfAChangedCopy() {
    // failures S16 (a)
    given.kpm("vendor");
    given.write("app/vendor/lib_1.0.0/main.k", "it = \"evil\"\n");

    for (var flag : new String[] {"--locked", "--frozen", "--offline"}) {
      var refused = given.kpm("run", "--vendor", flag);
      assertThat(refused.exitCode()).as(flag).isEqualTo(7);
      assertThat(refused.stdout()).isEmpty();
      assertThat(refused.stderr()).contains("error[E_SUM]", "lib_1.0.0", "kpm vendor");
    }
  }

  @Test
  void compilesNothingBesideAPlantedFile() {
    // failures S16 (a)
    given.kpm("vendor");
    given.write("app/vendor/lib_1.0.0/planted.k", "more = 1\n");

    assertThat(given.kpm("run", "--vendor", "--locked").exitCode()).isEqualTo(7);
  }

  @Test
  void believesNoListThatWasForged() {
    // failures S16 (b)
    given.kpm("vendor");
    given.write("app/vendor/lib_1.0.0/main.k", "it = \"evil\"\n");
    given.write("app/vendor/lib_1.0.0.files", "");

    var refused = given.kpm("verify", "--vendor");

    assertThat(refused.exitCode()).isEqualTo(7);
    assertThat(refused.stdout()).isEqualTo("vendor/lib_1.0.0\n");
    assertThat(given.kpm("run", "--vendor").exitCode()).isEqualTo(7);
  }

  @Test
  void namesEveryFileThatDiffers() throws IOException {
    // failures S16 (b)
    given.kpm("vendor");
    given.write("app/vendor/lib_1.0.0/main.k", "it = \"evil\"\n");
    given.write("app/vendor/lib_1.0.0/planted.k", "more = 1\n");
    Files.delete(given.path("app/vendor/mid_2.0.0/main.k"));

    var refused = given.kpm("verify", "--vendor");

    assertThat(refused.exitCode()).isEqualTo(7);
    assertThat(refused.stdout()).isEqualTo("""
            vendor/lib_1.0.0/main.k
            vendor/lib_1.0.0/planted.k
            vendor/mid_2.0.0/main.k
            """);
    assertThat(refused.stderr()).contains("error[E_SUM]", "kpm vendor");
    given.kpm("vendor");
    assertThat(given.kpm("verify", "--vendor").exitCode()).isZero();
    assertThat(given.exists("app/vendor/lib_1.0.0/planted.k")).isFalse();
  }

  @Test
  void verifiesTheCacheWithoutANetwork() throws IOException {
    given.registry().clearLog();

    var fine = given.kpm("verify");
    assertThat(fine.exitCode()).isZero();
    assertThat(fine.stderr()).contains("verified 2 packages");
    var changed = given.user().home().root().resolve("lib_1.0.0/main.k");
    Files.delete(changed);
    Files.writeString(changed, "it = \"evil\"\n");
    var refused = given.kpm("verify");

    assertThat(refused.exitCode()).isEqualTo(7);
    assertThat(refused.stdout()).isEqualTo(changed + "\n");
    assertThat(given.registry().connections()).isEmpty();
  }

  @Test
  void saysWhichPackageOfTheCacheIsNotTheLockedOne() {
    given.lock(given.lock().replaceFirst("tree = \"h1:..", "tree = \"h1:zz"));

    var refused = given.kpm("verify");

    assertThat(refused.exitCode()).isEqualTo(7);
    assertThat(refused.stdout()).isEqualTo("lib\n");
  }

  @Test
  void saysWhatIsNotThereToBeVerified() {
    given.coldCache();

    var cache = given.kpm("verify");
    var vendor = given.kpm("verify", "--vendor");

    assertThat(cache.exitCode()).isEqualTo(3);
    assertThat(cache.stderr()).contains("lib", "mid", "kpm update");
    assertThat(vendor.exitCode()).isEqualTo(3);
    assertThat(vendor.stderr()).contains("lib", "mid", "kpm vendor");
  }

  @Test
  void copiesNoDirectoriesButWhatTheyDependOn() {
    given.write("near/kcl.mod", ProjectFixture.mod("near", "0.1.0", "lib = \"1.0.0\""));
    given.project("near = { path = \"../near\" }");

    given.kpm("vendor");

    assertThat(given.path("app/vendor/lib_1.0.0")).isDirectory();
    assertThat(given.exists("app/vendor/near_0.1.0")).isFalse();
    assertThat(given.exists("app/vendor/near_")).isFalse();
  }

  @Test
  void removesCopiesThatNobodyNeedsAndNothingElse() {
    given.kpm("vendor");
    given.write("app/vendor/mine/x.k", "");
    given.project("lib = \"1.0.0\"");

    given.kpm("vendor");

    assertThat(given.exists("app/vendor/mid_2.0.0")).isFalse();
    assertThat(given.exists("app/vendor/mine/x.k")).isTrue();
  }

  @Test
  void writesNothingThroughALink() throws IOException {
    Files.createDirectory(given.path("victim"));
    Files.createSymbolicLink(given.path("app/vendor"), given.path("victim"));

    var refused = given.kpm("vendor");

    assertThat(refused.exitCode()).isEqualTo(9);
    assertThat(given.path("victim")).isEmptyDirectory();
  }

  @Test
  void refusesAStaleLockIfItIsLocked() {
    given.publish("new", "1.0.0");
    given.project("mid = \"2.0.0\"", "new = \"1.0.0\"");

    assertThat(given.kpm("vendor", "--locked").exitCode()).isEqualTo(6);
    assertThat(given.exists("app/vendor")).isFalse();
  }

  @Test
  void hasNothingToCopyWithoutDependencies() {
    given.project();
    given.lock("");

    var vendored = given.kpm("vendor");

    assertThat(vendored.exitCode()).isZero();
    assertThat(vendored.stderr()).contains("nothing to vendor");
    assertThat(given.kpm("verify").exitCode()).isZero();
  }

  private void deleteTree(String directory) throws IOException {
    try (var walk = Files.walk(given.path(directory))) {
      for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
