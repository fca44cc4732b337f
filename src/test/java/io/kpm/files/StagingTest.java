// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StagingTest {
  @TempDir
  private Path parent;

  @Test
  void isAnEmptyPrivateDirectory() throws IOException {
    try (var staging = Staging.in(parent.resolve("a/tmp"))) {
      assertThat(staging.directory()).isEmptyDirectory();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(staging.directory())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void leavesNothingBehind() throws IOException {
    try (var staging = Staging.in(parent)) {
      Files.createDirectories(staging.directory().resolve("a/b"));
      Files.writeString(staging.directory().resolve("a/b/c"), "x");
    }

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void doesNotFollowLinksWhenItCleansUp() throws IOException {
    var victim = Files.createDirectory(parent.resolve("victim"));
    Files.writeString(victim.resolve("file"), "x");

    try (var staging = Staging.in(parent.resolve("tmp"))) {
      Files.createSymbolicLink(staging.directory().resolve("link"), victim);
    }

    assertThat(victim.resolve("file")).exists();
  }

  @Test
  void removesWhatADeadProcessLeft() throws IOException {
    Files.createFile(parent.resolve(".kpm-1-dead-1.claim"));
    Files.createDirectories(parent.resolve(".kpm-1-dead-1.dir/tree"));

    Staging.in(parent).close();

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void keepsWhatItDoesNotKnow() throws IOException {
    var partial = Files.createFile(parent.resolve("sha256-abc.partial"));

    Staging.in(parent).close();

    assertThat(partial).exists();
  }

  @Test
  void existsBesideOthersOfTheSameProcess() throws IOException {
    try (var one = Staging.in(parent);
        var two = Staging.in(parent)) {
      assertThat(one.directory()).exists().isNotEqualTo(two.directory());
    }
  }

  @Test
  void liesHiddenBesideItsTarget() throws IOException {
    try (var staging = Staging.beside(parent.resolve("target"))) {
      assertThat(staging.directory()).hasParent(parent);
      assertThat(staging.directory().getFileName().toString()).startsWith(".kpm-");
    }
  }

  @Test
  void movesItsContentIntoPlace() throws IOException {
    var target = parent.resolve("target");

    try (var staging = Staging.beside(target)) {
      var tree = Files.createDirectory(staging.directory().resolve("tree"));
      Files.writeString(tree.resolve("file"), "x");
      Trees.move(tree, target);
    }

    assertThat(target.resolve("file")).hasContent("x");
  }
}
