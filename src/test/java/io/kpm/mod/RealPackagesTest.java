// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.moandjiezana.toml.Toml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Packages as they are published, where they lie beside the project. */
final class RealPackagesTest {
  private static final Path PACKAGES = Path.of("../shared/packages");

  @TestFactory
  Stream<DynamicTest> locksAreWrittenAsTheyWereRead() throws IOException {
    return named(LockFile.NAME).stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
          var content = Files.readAllBytes(file);
          assertThat(LockFile.parse(content, file.toString()).text())
              .isEqualTo(new String(content, UTF_8));
        }));
  }

  @TestFactory
  Stream<DynamicTest> modFilesAreReadAsTheLibraryAloneReadsThem() throws IOException {
    return named(ModFile.NAME).stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
          var about = ModFile.read(file).about();
          var other = new Toml().read(file.toFile());
          assertThat(about.name().orElse(null)).isEqualTo(other.getString("package.name"));
          assertThat(about.version().orElse(null)).isEqualTo(other.getString("package.version"));
          assertThat(ModFile.read(file).dependencies())
              .hasSize(
                  other.getTable("dependencies") == null
                      ? 0
                      : other.getTable("dependencies").toMap().size());
        }));
  }

  private static List<Path> named(String name) throws IOException {
    assumeTrue(Files.isDirectory(PACKAGES), "there are no real packages beside the project");
    try (var files = Files.walk(PACKAGES)) {
      return files.filter(f -> f.getFileName().toString().equals(name)).toList();
    }
  }
}
