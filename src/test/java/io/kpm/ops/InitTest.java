// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.ModFile;
import io.kpm.report.Event;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InitTest {
  private final List<String> said = new ArrayList<>();
  private final Reporter reporter = event -> said.add(((Event.Said) event).line());

  @TempDir
  private Path directory;

  @Test
  void createsThreeFiles() {
    var root = directory.resolve("web");

    var result = init("web", "0.2.0");

    assertThat(root.resolve("kcl.mod")).hasContent("""
        [package]
        name = "web"
        edition = "v0.12.4"
        version = "0.2.0"
        """);
    assertThat(root.resolve("kcl.mod.lock")).isEmptyFile();
    assertThat(root.resolve("main.k")).hasContent("The_first_kcl_program = 'Hello World!'\n");
    assertThat(result.created()).hasSize(3);
    assertThat(said)
        .containsExactly(
            "creating new :" + root.resolve("kcl.mod"),
            "creating new :" + root.resolve("kcl.mod.lock"),
            "creating new :" + root.resolve("main.k"),
            "package 'web' init finished");
  }

  @Test
  void takesTheCurrentDirectoryUnderItsName() throws IOException {
    var here = Files.createDirectory(directory.resolve("here"));

    new Init(reporter).run(new Init.Request(here, Optional.empty(), Optional.empty()));

    assertThat(ModFile.in(here).about().name()).contains("here");
    assertThat(ModFile.in(here).about().version()).contains("0.0.1");
  }

  @Test
  void keepsAndNamesFilesThatExist() throws IOException {
    var root = Files.createDirectory(directory.resolve("web"));
    Files.writeString(root.resolve("main.k"), "mine = 1\n");

    init("web", "0.0.1");

    assertThat(root.resolve("main.k")).hasContent("mine = 1\n");
    assertThat(root.resolve("kcl.mod")).exists();
    assertThat(said).contains("'" + root.resolve("main.k") + "' already exists");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../x", "1x", "-x", "a b", "con", ""})
  void refusesOtherNamesWithTheRule(String name) {
    assertThatThrownBy(() -> init(name, "0.0.1"))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_REF))
        .hasMessageContaining("expected a letter, then letters, digits, `_`, `-` or `.`");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesVersionsThatCannotBePublished() {
    assertThatThrownBy(() -> init("web", "v1"))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_REF));
    assertThat(directory).isEmptyDirectory();
  }

  private Init.Result init(String name, String version) {
    return new Init(reporter)
        .run(new Init.Request(directory, Optional.of(name), Optional.of(version)));
  }
}
