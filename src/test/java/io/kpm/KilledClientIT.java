// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.kpm.testing.FakeRegistry;
import io.kpm.testing.Fault;
import io.kpm.testing.TempHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at each request that a command makes: the next run succeeds without cleaning by hand, and
 * in between nothing half done stands under a final name.
 */
final class KilledClientIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String PACKAGE = "acme/hello";
  private static final String MOD = "[package]\nname = \"hello\"\nversion = \"0.0.1\"\n";

  @TempDir
  private Path temporary;

  @TestFactory
  Stream<DynamicTest> killsPush() throws IOException {
    return sweep("push", "oci://%s/" + PACKAGE);
  }

  @TestFactory
  Stream<DynamicTest> killsPull() throws IOException {
    return sweep("pull", "%s/" + PACKAGE + ":0.0.1", "-o", "out");
  }

  @TestFactory
  Stream<DynamicTest> killsRun() throws IOException {
    return sweep("run", "%s/" + PACKAGE + ":0.0.1");
  }

  private Stream<DynamicTest> sweep(String... command) throws IOException {
    int requests;
    try (var registry = registryFor(command)) {
      var user = user("probe-" + command[0]);
      assertThat(CliRunner.of(user).in("hello").run(words(command, registry)).exitCode())
          .isZero();
      requests = registry.requests().size();
    }
    var tests = new ArrayList<DynamicTest>();
    for (int k = 0; k < requests; k++) {
      int skipped = k;
      tests.add(DynamicTest.dynamicTest(
          command[0] + " at request " + (k + 1),
          () -> assertTimeoutPreemptively(LIMIT, () -> killAt(skipped, command))));
    }
    return tests.stream();
  }

  private void killAt(int skipped, String... command) throws IOException, InterruptedException {
    try (var registry = registryFor(command)) {
      var user = user(command[0] + "-" + skipped);
      registry.fault("*", ".", Fault.hang().skip(skipped).once());
      var process = start(user, words(command, registry));
      registry.await(skipped + 1, "*", ".");
      process.destroyForcibly().waitFor();

      assertThat(registry.incomplete()).isEmpty();
      assertThat(user.workingDirectory().resolve("hello/out")).doesNotExist();
      assertThat(user.home().root().resolve("hello_0.0.1")).doesNotExist();
      registry.clearFaults();
      var next = CliRunner.of(user).in("hello").run(words(command, registry));
      assertThat(next.exitCode()).as(next.stderr()).isZero();
      assertThat(registry.incomplete()).isEmpty();
      assertThat(user.home().staging())
          .satisfiesAnyOf(
              path -> assertThat(path).doesNotExist(), path -> assertThat(path).isEmptyDirectory());
    }
  }

  private static FakeRegistry registryFor(String... command) {
    var registry = FakeRegistry.start();
    if (!command[0].equals("push")) {
      registry.putPackage(PACKAGE, "0.0.1", Map.of("kcl.mod", MOD, "main.k", "a = 1\n"));
    }
    return registry;
  }

  private TempHome user(String name) throws IOException {
    var user = new TempHome(Files.createDirectory(temporary.resolve(name)));
    var directory = Files.createDirectory(user.workingDirectory().resolve("hello"));
    Files.writeString(directory.resolve("kcl.mod"), MOD);
    Files.writeString(directory.resolve("main.k"), "a = 1\n");
    return user;
  }

  private static String[] words(String[] command, FakeRegistry registry) {
    var words = new ArrayList<String>();
    for (var word : command) {
      words.add(word.formatted(registry.host()));
    }
    return words.toArray(new String[0]);
  }

  private static Process start(TempHome user, String... words) throws IOException {
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command)
        .directory(user.workingDirectory().resolve("hello").toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(user.environment());
    return builder.start();
  }
}
