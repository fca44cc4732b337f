// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.testing.FakeRegistry;
import io.kpm.testing.Fault;
import io.kpm.testing.Recorded;
import io.kpm.testing.TarBuilder;
import io.kpm.testing.TempHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Push, pull and run, from the words that a user types to what a registry is asked. */
final class PackageCommandsTest {
  private static final String YAML = "The_first_kcl_program: Hello World!\n";
  private static final String MOD = "[package]\nname = \"hello\"\nversion = \"0.0.1\"\n";

  @TempDir
  private Path temporary;

  private FakeRegistry registry;
  private TempHome user;
  private CliRunner kpm;

  @BeforeEach
  void startRegistry() throws IOException {
    registry = FakeRegistry.start();
    user = new TempHome(Files.createDirectory(temporary.resolve("ann")));
    user.set("KPM_REG", registry.host()).set("KPM_REPO", "kcl");
    kpm = CliRunner.of(user);
    kpm.run("init", "hello");
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void publishesUnderTheDefaultRegistryAndPrintsTheDigest() {
    var pushed = kpm.in("hello").run("push");

    assertThat(pushed.exitCode()).isZero();
    assertThat(pushed.stdout()).startsWith(registry.host() + "/kcl/hello@sha256:");
    assertThat(pushed.stderr())
        .contains("package 'hello' will be pushed", "pushed [registry] ", "hello_0.0.1.tgz");
    assertThat(registry.tags("kcl/hello")).containsOnlyKeys("0.0.1");
    assertThat(registry.incomplete()).isEmpty();
  }

  @Test
  void saysThatAPackageIsPublishedAlready() {
    var first = kpm.in("hello").run("push");
    var second = kpm.in("hello").run("push");

    assertThat(second.exitCode()).isZero();
    assertThat(second.stderr()).contains("already published");
    assertThat(second.stdout()).isEqualTo(first.stdout());
  }

  @Test
  void takesAnotherPackingOfTheSameFilesForThePackageItself() {
    var layer = TarBuilder.tar()
        .file("main.k", "The_first_kcl_program = 'Hello World!'\n")
        .file("kcl.mod.lock", "")
        .file("kcl.mod", text("hello/kcl.mod"))
        .gzip();
    registry.putPackage("kcl/hello", "0.0.1", layer);

    assertThat(kpm.in("hello").run("push").stderr()).contains("already published");
  }

  @Test
  void keepsAVersionFromChanging() {
    kpm.in("hello").run("push");
    var before = registry.tags("kcl/hello");
    write("hello/main.k", "a = 1\n");

    var refused = kpm.in("hello").run("push");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("error[E_EXISTS]", "hint: raise `version`");
    assertThat(registry.tags("kcl/hello")).isEqualTo(before);
    assertThat(kpm.in("hello").run("push", "--force").exitCode()).isZero();
    assertThat(registry.tags("kcl/hello")).isNotEqualTo(before);
  }

  @Test
  void addsFurtherTags() {
    kpm.in("hello").run("push", "--tag", "latest", "--tag", "stable");

    assertThat(registry.tags("kcl/hello")).containsOnlyKeys("0.0.1", "latest", "stable");
  }

  @Test
  void letsNoTagThatIsNoneReachTheRegistry() {
    var refused = kpm.in("hello").run("push", "--tag", "../../x?y");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.stderr()).contains("error[E_REF]");
    assertThat(registry.requests()).isEmpty();
  }

  @Test
  void onlyLooksInADryRun() {
    var rehearsed = kpm.in("hello").run("push", "--dry-run");

    assertThat(rehearsed.exitCode()).isZero();
    assertThat(registry.requests()).isNotEmpty();
    assertThat(registry.requests()).extracting(Recorded::method).containsOnly("GET", "HEAD");
  }

  @Test
  void wantsAHostInADestination() {
    var refused = kpm.in("hello").run("push", "acme/hello");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.stderr()).contains("names no registry");
    assertThat(registry.requests()).isEmpty();
  }

  @Test
  void publishesAPackedPackage() throws IOException {
    var layer = TarBuilder.tar().file("kcl.mod", MOD).file("main.k", "a = 1\n").gzip();
    Files.write(user.workingDirectory().resolve("p.tgz"), layer);

    assertThat(kpm.run("push", "--tar_path", "p.tgz").exitCode()).isZero();
    assertThat(registry.tags("kcl/hello")).containsOnlyKeys("0.0.1");
  }

  @Test
  void pullsByNameIntoADirectoryThatTellsWhereItCameFrom() {
    kpm.in("hello").run("push");

    var pulled = kpm.run("pull", "hello:0.0.1");

    var directory = user.workingDirectory().resolve(registry.host() + "/kcl/hello/0.0.1");
    assertThat(pulled.stdout()).isEqualTo(directory + "\n");
    assertThat(pulled.stderr()).contains("digest: sha256:", "successfully");
    assertThat(directory.resolve("main.k")).hasContent("The_first_kcl_program = 'Hello World!'");
  }

  @Test
  void pullsTheNewestVersionAsJson() {
    kpm.in("hello").run("push", "--tag", "latest");

    var pulled = kpm.run("pull", "oci://" + registry.host() + "/kcl/hello", "--format", "json");

    assertThat(pulled.stdout()).startsWith("{\"version\":1,\"reference\":\"");
    assertThat(pulled.stderr()).contains("the latest version '0.0.1' will be pulled");
  }

  @Test
  void leavesNothingOfACorruptLayer() {
    kpm.in("hello").run("push");
    registry.fault("GET", "/blobs/", Fault.corrupt());

    var refused = kpm.run("pull", "hello:0.0.1", "-o", "out");

    assertThat(refused.exitCode()).isEqualTo(7);
    assertThat(refused.stderr()).contains("error[E_DIGEST]");
    assertThat(user.workingDirectory()).isDirectoryNotContaining("glob:**/out");
  }

  @Test
  void takesAnOldArtifactForAPackageOnlyUnderItsBareName() {
    var layer = TarBuilder.tar().file("kcl.mod", MOD).file("main.k", "g = 1\n").bytes();
    var digest = registry.putBlob("kcl/hello", layer);
    registry.putManifest(
        "kcl/hello", "0.0.1", "application/vnd.oci.image.manifest.v1+json", """
        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
        "config":{"mediaType":"application/vnd.oci.image.layer.v1.tar","size":2,
        "digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},
        "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":%d}]}
        """.formatted(
                digest, layer.length));

    assertThat(kpm.run("pull", "hello:0.0.1").exitCode()).isZero();
    assertThat(kpm.run("run", registry.host() + "/kcl/hello:0.0.1").stdout()).isEqualTo("g: 1\n");
    assertThat(kpm.run("pull", registry.host() + "/kcl/hello:0.0.1").stderr())
        .contains("error[E_MANIFEST]", "bare name");
  }

  @Test
  void runsWhatWasPublishedAndAsksNobodyForACachedDigest() {
    var reference = kpm.in("hello").run("push").stdout().strip();
    assertThat(kpm.run("run", "--tag", "0.0.1", "oci://" + registry.host() + "/kcl/hello")
            .stdout())
        .isEqualTo(YAML);
    registry.clearLog();

    assertThat(kpm.run("run", reference).stdout()).isEqualTo(YAML);
    assertThat(registry.requests()).isEmpty();
    assertThat(kpm.run("run", "hello:0.0.1", "--offline").stdout()).isEqualTo(YAML);
    assertThat(registry.requests()).isEmpty();
  }

  @Test
  void runsFilesDirectoriesAndArchives() throws IOException {
    var layer = TarBuilder.tar().file("kcl.mod", MOD).file("main.k", "a = 1\n");
    Files.write(user.workingDirectory().resolve("p.tgz"), layer.gzip());
    Files.write(user.workingDirectory().resolve("p.tar"), layer.bytes());

    assertThat(kpm.run("run", "hello").stdout()).isEqualTo(YAML);
    assertThat(kpm.in("hello").run("run").stdout()).isEqualTo(YAML);
    assertThat(kpm.in("hello").run("run", "${KCL_MOD}/main.k").stdout()).isEqualTo(YAML);
    assertThat(kpm.in("hello").run("run", "*.k", "--format", "json").stdout())
        .isEqualTo("{\"The_first_kcl_program\": \"Hello World!\"}\n");
    assertThat(kpm.run("run", "p.tgz").stdout()).isEqualTo("a: 1\n");
    assertThat(kpm.run("run", "p.tar").stdout()).isEqualTo("a: 1\n");
  }

  @Test
  void writesTheResultIntoAFile() {
    var ran = kpm.run("run", "hello", "-o", "out.yaml");

    assertThat(ran.stdout()).isEmpty();
    assertThat(text("out.yaml")).isEqualTo(YAML);
  }

  @Test
  void showsDiagnosticsOfAProgramThatIsWrong() {
    write("hello/main.k", "a = b\n");

    var ran = kpm.run("run", "hello");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.stdout()).isEmpty();
    assertThat(ran.stderr()).contains("main.k:1:5", "name 'b' is not defined");
  }

  @Test
  void refusesAProfileAndNamesTheLine() {
    write("hello/kcl.mod", MOD + "\n[profile]\nentries = [\"main.k\"]\n");

    var refused = kpm.run("run", "hello");

    assertThat(refused.exitCode()).isEqualTo(8);
    assertThat(refused.stderr()).contains("error[E_UNSUPPORTED]", "kcl.mod:5:", "`[profile]`");
  }

  @Test
  void refusesAHomeThatIsThePackage() {
    user.set("KCL_PKG_PATH", user.workingDirectory().resolve("hello").toString());

    assertThat(CliRunner.of(user).in("hello").run("run").stderr()).contains("KCL_PKG_PATH");
    assertThat(CliRunner.of(user).in("hello").run("push").stderr()).contains("KCL_PKG_PATH");
    assertThat(registry.requests()).isEmpty();
  }

  @Test
  void compilesOnePackageAtATime() {
    kpm.run("init", "other");

    assertThat(kpm.run("run", "hello", "other").stderr())
        .contains("only allows one package to be compiled at a time");
    assertThat(kpm.run("run", "hello", "x/y:1").exitCode()).isEqualTo(2);
    assertThat(kpm.run("run", "--tag", "1", "hello").exitCode()).isEqualTo(2);
  }

  private void write(String path, String content) {
    try {
      Files.writeString(user.workingDirectory().resolve(path), content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String text(String path) {
    try {
      return Files.readString(user.workingDirectory().resolve(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
