// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.testing.FakeRegistry;
import io.kpm.testing.TempHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} remembers of the dependencies of a project, and each way it might lie. */
final class SettledMemoryTest {
  @TempDir
  private Path temporary;

  private FakeRegistry registry;
  private TempHome user;
  private CliRunner kpm;

  @BeforeEach
  void runOnce() throws IOException {
    registry = FakeRegistry.start();
    publish("kcl/used", "1.0.0", "a = 1\n");
    publish("kcl/used", "2.0.0", "a = 2\n");
    publish("kcl/idle", "1.0.0", "b = 1\n");
    publish("kcl/beside", "1.0.0", "c = 1\n");
    user = new TempHome(Files.createDirectory(temporary.resolve("ann")));
    user.set("KPM_REG", registry.host()).set("KPM_REPO", "kcl");
    write("near/kcl.mod", mod("near", "0.1.0", ""));
    write("near/main.k", "d = 1\n");
    write("app/kcl.mod", mod("app", "0.1.0", """
        used = "1.0.0"
        idle = "1.0.0"
        near = { path = "../near" }"""));
    write("app/main.k", "import used\nimport near\na = used.a\nd = near.d\n");
    kpm = CliRunner.of(user).in("app");
    kpm.run("update");
    assertRuns("a: 1\nd: 1\n");
    registry.clearLog();
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void opensOnlyWhatTheProgramImports() throws IOException {
    Files.writeString(home(".kpm/verified/idle_1.0.0.json"), "damaged");

    assertRuns("a: 1\nd: 1\n", "--frozen");
    assertThat(registry.requests()).isEmpty();
  }

  @Test
  void verifiesWhatTheProgramImports() throws IOException {
    Files.writeString(home("used_1.0.0/main.k"), "a = 3\n");

    assertThat(kpm.run("run", "--offline").exitCode()).isEqualTo(7);
    assertRuns("a: 1\nd: 1\n");
  }

  @Test
  void seesAnEditOfTheProject() throws IOException {
    write("app/kcl.mod", mod("app", "0.1.0", """
        used = "2.0.0"
        near = { path = "../near" }"""));

    assertThat(kpm.run("run", "--locked").exitCode()).isEqualTo(6);
    assertRuns("a: 2\nd: 1\n");
  }

  @Test
  void seesAnEditOfTheLock() throws IOException {
    var lock = user.workingDirectory().resolve("app/kcl.mod.lock");
    Files.writeString(lock, Files.readString(lock).replace("h1:", "h1:AAAA"));

    assertThat(kpm.run("run").exitCode()).isEqualTo(7);
  }

  @Test
  void seesThatTheLockIsGone() throws IOException {
    Files.delete(user.workingDirectory().resolve("app/kcl.mod.lock"));

    assertThat(kpm.run("run", "--locked").exitCode()).isEqualTo(6);
    assertRuns("a: 1\nd: 1\n");
    assertThat(user.workingDirectory().resolve("app/kcl.mod.lock")).exists();
  }

  @Test
  void seesAnEditOfADirectoryThatTheProjectDependsOn() throws IOException {
    write("near/kcl.mod", mod("near", "0.1.0", "beside = \"1.0.0\""));
    write("near/main.k", "import beside\nd = beside.c + 4\n");

    assertRuns("a: 1\nd: 5\n");
  }

  @Test
  void seesThatADirectoryIsGone() throws IOException {
    Files.delete(user.workingDirectory().resolve("near/kcl.mod"));
    Files.delete(user.workingDirectory().resolve("near/main.k"));
    Files.delete(user.workingDirectory().resolve("near"));

    assertThat(kpm.run("run").exitCode()).isEqualTo(3);
  }

  @Test
  void missesAPackageThatTheProgramDoesNotUse() throws IOException {
    Files.delete(home("idle_1.0.0/main.k"));
    Files.delete(home("idle_1.0.0/kcl.mod"));
    Files.delete(home("idle_1.0.0"));

    assertThat(kpm.run("run", "--offline").exitCode()).isEqualTo(3);
    assertRuns("a: 1\nd: 1\n");
    assertThat(home("idle_1.0.0/kcl.mod")).exists();
  }

  @Test
  void takesThePinnedContentWhereAnotherTookThePlace() throws IOException {
    publish("kcl/used", "1.0.0", "a = 9\n");
    CliRunner.of(user).run("run", "oci://" + registry.host() + "/kcl/used:1.0.0");

    assertRuns("a: 1\nd: 1\n");
  }

  @Test
  void seesAnotherDefaultRegistry() {
    user.set("KPM_REPO", "other");

    var refused = kpm.run("run", "--offline");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("error[E_LOCK]");
  }

  @Test
  void doesNotCountIfDamaged() throws IOException {
    try (var notes = Files.newDirectoryStream(home(".kpm/settled"))) {
      var note = notes.iterator().next();
      var bytes = Files.readAllBytes(note);
      bytes[bytes.length - 20] ^= 1;
      Files.write(note, bytes);
    }

    assertRuns("a: 1\nd: 1\n");
  }

  @Test
  void stepsAsideForVendoredCopies() throws IOException {
    kpm.run("vendor");
    Files.writeString(user.workingDirectory().resolve("app/vendor/used_1.0.0/main.k"), "a = 7\n");

    assertThat(kpm.run("run", "--vendor").exitCode()).isEqualTo(7);
  }

  private void assertRuns(String yaml, String... flags) {
    var words = new String[flags.length + 1];
    words[0] = "run";
    System.arraycopy(flags, 0, words, 1, flags.length);
    var outcome = kpm.run(words);
    assertThat(outcome.stdout()).as(outcome.stderr()).isEqualTo(yaml);
  }

  private void publish(String repository, String version, String program) {
    var name = repository.substring(repository.indexOf('/') + 1);
    registry.putPackage(
        repository, version, Map.of("kcl.mod", mod(name, version, ""), "main.k", program));
  }

  private void write(String file, String text) throws IOException {
    var path = user.workingDirectory().resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Path home(String path) {
    return user.home().root().resolve(path);
  }

  private static String mod(String name, String version, String dependencies) {
    return "[package]\nname = \"%s\"\nversion = \"%s\"\n\n[dependencies]\n%s\n"
        .formatted(name, version, dependencies);
  }
}
