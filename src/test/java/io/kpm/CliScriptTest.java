// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import io.kpm.testing.TempHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The sessions of {@code testdata/cli}; {@link CliScript} tells how they are written. */
final class CliScriptTest {
  @TempDir
  private Path directory;

  @TestFactory
  Collection<DynamicTest> sessions() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    try (var scripts = Files.newDirectoryStream(Path.of("testdata/cli"), "*.script")) {
      for (var script : scripts) {
        var name = script.getFileName().toString();
        tests.add(DynamicTest.dynamicTest(name, script.toUri(), () -> play(script, name)));
      }
    }
    return tests;
  }

  private void play(Path script, String name) throws IOException {
    var root = Files.createDirectory(directory.resolve(name));
    try (var session = new CliScript(new TempHome(root), Files.readString(script))) {
      session.play();
    }
  }
}
