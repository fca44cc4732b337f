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

/** {@code pkg --vendor}, {@code push --vendor}, and what runs such a package without a network. */
final class PackedDependenciesTest {
  private static final String YAML = "a: 1\n";

  @TempDir
  private Path temporary;

  private FakeRegistry registry;
  private TempHome user;
  private CliRunner kpm;

  @BeforeEach
  void publishDependencies() throws IOException {
    registry = FakeRegistry.start();
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
    user = home("ann");
    kpm = CliRunner.of(user).in("app");
    var app = Files.createDirectory(user.workingDirectory().resolve("app"));
    Files.writeString(app.resolve("kcl.mod"), mod("app", "0.1.0", "upper = \"1.0.0\""));
    Files.writeString(app.resolve("main.k"), "import upper\na = upper.a\n");
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void listsAllDependenciesBelowVendorAndLeavesTheDirectoryAsItIs() {
    kpm.run("update");

    var listed = kpm.run("pkg", "--vendor", "--list");

    assertThat(listed.stdout().lines())
        .containsExactly(
            "kcl.mod",
            "kcl.mod.lock",
            "main.k",
            "vendor/lower_2.0.0/kcl.mod",
            "vendor/lower_2.0.0/main.k",
            "vendor/lower_2.0.0.files",
            "vendor/upper_1.0.0/kcl.mod",
            "vendor/upper_1.0.0/main.k",
            "vendor/upper_1.0.0.files");
    assertThat(app("vendor")).doesNotExist();
  }

  @Test
  void runsAPackedArchiveWithoutANetwork() throws IOException {
    kpm.run("update");
    var archive = kpm.run("pkg", "--vendor", "--target", "out").stdout().strip();

    var ran = stranger().run("run", archive, "--vendor", "--offline");

    assertThat(ran.stdout()).as(ran.stderr()).isEqualTo(YAML);
  }

  @Test
  void runsAPublishedPackageWithoutItsDependencies() throws IOException {
    kpm.run("update");
    var pushed = kpm.run("push", "--vendor");
    assertThat(pushed.exitCode()).as(pushed.stderr()).isZero();
    var reference = "oci://" + pushed.stdout().strip();
    var stranger = stranger();
    registry.clearLog();

    var first = stranger.run("run", reference, "--vendor");
    var second = stranger.run("run", reference, "--vendor", "--frozen");

    assertThat(first.stdout()).as(first.stderr()).isEqualTo(YAML);
    assertThat(second.stdout()).as(second.stderr()).isEqualTo(YAML);
    assertThat(registry.requests("GET", "/kcl/(upper|lower)/")).isEmpty();
  }

  @Test
  void findsAByteThatChangedInTheCacheBeforeItIsPacked() throws IOException {
    kpm.run("update");
    var cached = user.home().root().resolve("lower_2.0.0/main.k");
    Files.writeString(cached, "b = 2\n");

    var refused = kpm.run("pkg", "--vendor", "--target", "out", "--offline");
    assertThat(refused.exitCode()).isEqualTo(7);
    assertThat(app("out")).doesNotExist();

    var healed = kpm.run("pkg", "--vendor", "--target", "out");
    assertThat(healed.exitCode()).as(healed.stderr()).isZero();
    assertThat(stranger()
            .run("run", healed.stdout().strip(), "--vendor", "--offline")
            .stdout())
        .isEqualTo(YAML);
  }

  @Test
  void findsAByteThatChangedInACarriedCopy() throws IOException {
    kpm.run("update");
    var reference = "oci://" + kpm.run("push", "--vendor").stdout().strip();
    var eve = home("eve");
    var stranger = CliRunner.of(eve);
    stranger.run("run", reference, "--vendor");
    Files.writeString(onlyEntry(eve).resolve("vendor/lower_2.0.0/main.k"), "b = 2\n");

    var refused = stranger.run("run", reference, "--vendor", "--offline");
    var healed = stranger.run("run", reference, "--vendor");

    assertThat(refused.exitCode()).isEqualTo(7);
    assertThat(healed.stdout()).isEqualTo(YAML);
    assertThat(healed.stderr()).contains("vendor/lower_2.0.0", "fetching it again");
  }

  @Test
  void refusesACarriedCopyThatIsNotWhatTheLockBesideItPromises() throws IOException {
    kpm.run("vendor");
    kpm.run("update");
    Files.writeString(app("vendor/lower_2.0.0/main.k"), "b = 3\n");
    var reference = "oci://" + kpm.run("push").stdout().strip();

    var ran = stranger().run("run", reference, "--vendor");

    assertThat(ran.exitCode()).isEqualTo(7);
    assertThat(ran.stderr()).contains("error[E_SUM]", "`lower`", "lock beside it promises");
  }

  @Test
  void packsVendoredFilesWhateverThePackageExcludes() throws IOException {
    Files.writeString(app("kcl.mod"), """
        [package]
        name = "app"
        version = "0.1.0"
        include = ["main.k", "kcl.mod.lock"]
        exclude = ["vendor", "**/lower_*"]

        [dependencies]
        upper = "1.0.0"
        """);
    kpm.run("update");

    var archive = kpm.run("pkg", "--vendor", "--target", "out").stdout().strip();

    assertThat(stranger().run("run", archive, "--vendor", "--offline").stdout()).isEqualTo(YAML);
  }

  @Test
  void replacesAVendorDirectoryThatIsOutOfDate() throws IOException {
    kpm.run("update");
    Files.createDirectories(app("vendor/old_1.0.0"));
    Files.writeString(app("vendor/old_1.0.0/main.k"), "c = 1\n");

    assertThat(kpm.run("pkg", "--vendor", "--list").stdout())
        .contains("vendor/upper_1.0.0/main.k")
        .doesNotContain("old_1.0.0");
    assertThat(app("vendor/old_1.0.0/main.k")).exists();
  }

  @Test
  void refusesToPackByALockThatIsOutOfDateIfToldSo() {
    var refused = kpm.run("push", "--vendor", "--locked");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.stderr()).contains("error[E_LOCK]");
    assertThat(registry.requests("PUT", ".")).isEmpty();
  }

  @Test
  void warnsThatTheLockDoesNotSayWhatIsPacked() {
    var packed = kpm.run("pkg", "--vendor", "--list");

    assertThat(packed.exitCode()).isZero();
    assertThat(packed.stderr()).contains("is not what kcl.mod.lock says");
    assertThat(app("kcl.mod.lock")).doesNotExist();
  }

  @Test
  void refusesToVendorWhatIsPackedAlready() {
    var refused = kpm.run("push", "--vendor", "--tar_path", "app.tar");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.stderr()).contains("`--tar_path` is packed already");
  }

  private Path app(String path) {
    return user.workingDirectory().resolve("app").resolve(path);
  }

  private static Path onlyEntry(TempHome of) throws IOException {
    try (var entries = Files.newDirectoryStream(of.home().byDigest())) {
      return entries.iterator().next();
    }
  }

  private CliRunner stranger() throws IOException {
    return CliRunner.of(home("bob"));
  }

  private TempHome home(String name) throws IOException {
    return new TempHome(Files.createDirectory(temporary.resolve(name)))
        .set("KPM_REG", registry.host())
        .set("KPM_REPO", "kcl");
  }

  private static String mod(String name, String version, String dependency) {
    return "[package]\nname = \"%s\"\nversion = \"%s\"\n\n[dependencies]\n%s\n"
        .formatted(name, version, dependency);
  }
}
