// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.files.AtomicFile.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
  @TempDir
  private Path directory;

  @Test
  void writesANewFile() throws IOException {
    var file = directory.resolve("new");

    AtomicFile.write(file, bytes("content"), Access.AS_BEFORE);

    assertThat(file).hasContent("content");
    assertThat(names()).containsExactly("new");
  }

  @Test
  void givesANewFileTheModeThatTheUmaskWants() throws IOException {
    var plain = Files.createFile(directory.resolve("plain"));
    var file = directory.resolve("new");

    AtomicFile.write(file, bytes("content"), Access.AS_BEFORE);

    assertThat(mode(file)).isEqualTo(mode(plain));
  }

  @Test
  void keepsTheModeOfWhatItReplaces() throws IOException {
    var file = existing("file", "rw-r-----");

    AtomicFile.write(file, bytes("new"), Access.AS_BEFORE);

    assertThat(file).hasContent("new");
    assertThat(mode(file)).isEqualTo("rw-r-----");
  }

  @Test
  void closesAPrivateFileToOthersEvenIfItWasOpen() throws IOException {
    var file = existing("file", "rw-rw-rw-");

    AtomicFile.write(file, bytes("new"), Access.OWNER_ONLY);

    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void replacesWhatALinkPointsTo() throws IOException {
    var file = existing("file", "rw-r--r--");
    var link = Files.createSymbolicLink(directory.resolve("link"), Path.of("file"));

    AtomicFile.write(link, bytes("new"), Access.AS_BEFORE);

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void createsWhatADanglingLinkPointsTo() throws IOException {
    var link = Files.createSymbolicLink(directory.resolve("link"), Path.of("later"));

    AtomicFile.write(link, bytes("new"), Access.AS_BEFORE);

    assertThat(directory.resolve("later")).hasContent("new");
  }

  @Test
  void leavesTheOldFileWithoutACommit() throws IOException {
    var file = existing("file", "rw-r--r--");

    try (var atomic = AtomicFile.open(file, Access.AS_BEFORE)) {
      atomic.out().write(bytes("half"));
    }

    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("file");
  }

  @Test
  void removesWhatADeadProcessLeft() throws IOException {
    Files.writeString(directory.resolve(".kpm-1-dead-1.tmp"), "half");

    AtomicFile.write(directory.resolve("new"), bytes("content"), Access.AS_BEFORE);

    assertThat(names()).containsExactly("new");
  }

  @Test
  void keepsHiddenFilesOfOthers() throws IOException {
    Files.writeString(directory.resolve(".kpm-ok"), "theirs");

    AtomicFile.write(directory.resolve("new"), bytes("content"), Access.AS_BEFORE);

    assertThat(names()).containsExactlyInAnyOrder(".kpm-ok", "new");
  }

  @Test
  void failsWhereTheDirectoryIsMissing() {
    var file = directory.resolve("missing/file");

    assertThatThrownBy(() -> AtomicFile.write(file, bytes("x"), Access.AS_BEFORE))
        .isInstanceOf(NoSuchFileException.class);
  }

  private Path existing(String name, String mode) throws IOException {
    var file = Files.writeString(directory.resolve(name), "old");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private List<String> names() throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.map(e -> e.getFileName().toString()).toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
