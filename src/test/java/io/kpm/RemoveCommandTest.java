// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kpm remove}, the inverse of {@code kpm add}. */
final class RemoveCommandTest {
  @TempDir
  private Path temporary;

  private ProjectFixture given;

  @BeforeEach
  void startRegistry() {
    given = new ProjectFixture(temporary);
    given.publish("leaf", "1.0.0");
    given.publish("mid", "2.0.0", "leaf = \"1.0.0\"");
    given.publish("other", "3.0.0", "leaf = \"1.0.0\"");
    given.project("other = \"3.0.0\"");
    given.kpm("update");
  }

  @AfterEach
  void stopRegistry() {
    given.close();
  }

  @Test
  void givesBackBothFilesByteForByte() {
    var before = given.bothFiles();
    given.kpm("add", "mid:2.0.0");

    var removed = given.kpm("remove", "mid");

    assertThat(removed.exitCode()).isZero();
    assertThat(removed.stdout()).isEmpty();
    assertThat(removed.stderr()).contains("- mid = \"2.0.0\"\n");
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void goesByAnotherNameToo() {
    assertThat(given.kpm("rm", "other").exitCode()).isZero();
    assertThat(given.mod()).doesNotContain("other");
  }

  @Test
  void prunesWhatNobodyNeedsAnyMore() {
    given.kpm("add", "mid:2.0.0");

    given.kpm("remove", "mid");
    assertThat(given.locked("leaf", "oci_tag")).isEqualTo("1.0.0");
    given.kpm("remove", "other");

    assertThat(given.lock()).isEmpty();
  }

  @Test
  void removesSeveralAtOnce() {
    given.kpm("add", "mid:2.0.0");

    assertThat(given.kpm("remove", "mid", "other").exitCode()).isZero();
    assertThat(given.mod()).doesNotContain("mid", "other");
    assertThat(given.lock()).isEmpty();
  }

  @Test
  void changesNothingIfOneNameIsUnknown() {
    var before = given.bothFiles();

    var refused = given.kpm("remove", "other", "nobody");

    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.stderr()).contains("error[E_NOTFOUND]", "`nobody`");
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void knowsTransitivePackagesByNoName() {
    var refused = given.kpm("remove", "leaf");

    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(given.lock()).contains("leaf");
  }

  @Test
  void takesTheVendoredCopyAlongAndLeavesTheCache() {
    // failures S18
    given.kpm("add", "mid:2.0.0");
    given.kpm("vendor");
    assertThat(given.path("app/vendor/mid_2.0.0")).isDirectory();

    var removed = given.kpm("remove", "mid");

    assertThat(removed.stderr()).contains("removed vendor/mid_2.0.0");
    assertThat(given.exists("app/vendor/mid_2.0.0")).isFalse();
    assertThat(given.exists("app/vendor/mid_2.0.0.files")).isFalse();
    assertThat(given.path("app/vendor/leaf_1.0.0")).isDirectory();
    assertThat(given.user().home().root().resolve("mid_2.0.0")).isDirectory();
  }

  @Test
  void needsNoNetworkForWhatIsCached() {
    given.kpm("add", "mid:2.0.0");
    given.registry().clearLog();

    assertThat(given.kpm("remove", "mid", "--offline").exitCode()).isZero();
    assertThat(given.registry().connections()).isEmpty();
  }

  @Test
  void refusesToChangeALockedLock() {
    var before = given.bothFiles();

    assertThat(given.kpm("remove", "other", "--locked").exitCode()).isEqualTo(6);
    assertThat(given.bothFiles()).isEqualTo(before);
  }

  @Test
  void removesAPackageWhoseRegistryLostIt() {
    given.project("other = \"3.0.0\"", "gone = \"9.9.9\"");

    assertThat(given.kpm("remove", "gone").exitCode()).isZero();
    assertThat(given.mod()).isEqualTo(ProjectFixture.mod("app", "0.0.1", "other = \"3.0.0\""));
  }

  @Test
  void wantsAName() {
    assertThat(given.kpm("remove").exitCode()).isEqualTo(2);
  }
}
