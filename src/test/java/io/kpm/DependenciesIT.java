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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Commands on dependencies that share a cache, or are killed at any of their requests. */
final class DependenciesIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int COMMANDS = 32;
  private static final int PROCESSES = 4;
  private static final String BLOBS = "/blobs/";

  @TempDir
  private Path temporary;

  @Test
  void sharesOneEmptyCacheAmongManyCommands() throws Exception {
    try (var registry = village()) {
      var home = Files.createDirectory(temporary.resolve("shared"));
      var pool = Executors.newFixedThreadPool(COMMANDS);
      try {
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < COMMANDS; i++) {
          var user = user("user-" + i, registry).set("KCL_PKG_PATH", home.toString());
          var words = i % 2 == 0 ? List.of("run") : List.of("add", "lower");
          work.add(
              i < PROCESSES
                  ? () -> start(user, words).waitFor()
                  : () -> CliRunner.of(user)
                      .in("app")
                      .run(words.toArray(new String[0]))
                      .exitCode());
        }
        for (var exit : pool.invokeAll(work)) {
          assertThat(exit.get()).isZero();
        }
      } finally {
        pool.shutdownNow();
      }

      assertThat(registry.requests("GET", "/kcl/upper" + BLOBS)).hasSizeLessThanOrEqualTo(2);
      assertThat(registry.requests("GET", "/kcl/lower" + BLOBS)).hasSizeLessThanOrEqualTo(2);
      var last = user("last", registry).set("KCL_PKG_PATH", home.toString());
      assertThat(CliRunner.of(last).in("app").run("update").exitCode()).isZero();
      assertThat(CliRunner.of(last).in("app").run("verify").exitCode()).isZero();
    }
  }

  @TestFactory
  Stream<DynamicTest> killsAdd() throws IOException {
    return sweep("add", "lower");
  }

  @TestFactory
  Stream<DynamicTest> killsUpdate() throws IOException {
    return sweep("update");
  }

  @TestFactory
  Stream<DynamicTest> killsRun() throws IOException {
    return sweep("run");
  }

  @TestFactory
  Stream<DynamicTest> killsVendor() throws IOException {
    return sweep("vendor");
  }

  private Stream<DynamicTest> sweep(String... words) throws IOException {
    int requests;
    try (var registry = village()) {
      var user = user("probe-" + words[0], registry);
      assertThat(CliRunner.of(user).in("app").run(words).exitCode()).isZero();
      requests = registry.requests().size();
    }
    var tests = new ArrayList<DynamicTest>();
    for (int k = 0; k < requests; k++) {
      int skipped = k;
      tests.add(DynamicTest.dynamicTest(
          words[0] + " at request " + (k + 1),
          () -> assertTimeoutPreemptively(LIMIT, () -> killAt(skipped, words))));
    }
    return tests.stream();
  }

  private void killAt(int skipped, String... words) throws IOException, InterruptedException {
    try (var registry = village()) {
      var user = user(words[0] + "-" + skipped, registry);
      var mod = app(user, "kcl.mod");
      var before = Files.readString(mod);
      registry.fault("*", ".", Fault.hang().skip(skipped).once());
      var process = start(user, List.of(words));
      registry.await(skipped + 1, "*", ".");
      process.destroyForcibly().waitFor();

      assertThat(mod).hasContent(before);
      assertThat(app(user, "kcl.mod.lock")).doesNotExist();
      registry.clearFaults();
      var next = CliRunner.of(user).in("app").run(words);
      assertThat(next.exitCode()).as(next.stderr()).isZero();
      var ran = CliRunner.of(user).in("app").run("run", "--offline");
      assertThat(ran.stdout()).as(ran.stderr()).isEqualTo("a: 1\n");
      assertThat(CliRunner.of(user).in("app").run("verify").exitCode()).isZero();
    }
  }

  private static FakeRegistry village() {
    var registry = FakeRegistry.start();
    registry.putPackage(
        "kcl/upper",
        "1.0.0",
        Map.of(
            "kcl.mod",
            mod("upper", "1.0.0", "lower = \"2.0.0\""),
            "main.k",
            "import lower\na = lower.b\n"));
    registry.putPackage(
        "kcl/lower", "2.0.0", Map.of("kcl.mod", mod("lower", "2.0.0", ""), "main.k", "b = 1\n"));
    return registry;
  }

  private TempHome user(String name, FakeRegistry registry) throws IOException {
    var user = new TempHome(Files.createDirectory(temporary.resolve(name)))
        .set("KPM_REG", registry.host())
        .set("KPM_REPO", "kcl");
    Files.createDirectory(app(user, ""));
    Files.writeString(app(user, "kcl.mod"), mod("app", "0.1.0", "upper = \"1.0.0\""));
    Files.writeString(app(user, "main.k"), "import upper\na = upper.a\n");
    return user;
  }

  private static Path app(TempHome user, String path) {
    return user.workingDirectory().resolve("app").resolve(path);
  }

  private static String mod(String name, String version, String dependency) {
    return "[package]\nname = \"%s\"\nversion = \"%s\"\n\n[dependencies]\n%s\n"
        .formatted(name, version, dependency);
  }

  private static Process start(TempHome user, List<String> words) throws IOException {
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName()));
    command.addAll(words);
    var builder = new ProcessBuilder(command)
        .directory(app(user, "").toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(user.environment());
    return builder.start();
  }
}
