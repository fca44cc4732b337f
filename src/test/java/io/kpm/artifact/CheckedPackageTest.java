// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.archive.ArchiveLimits;
import io.kpm.archive.ArchivedFile;
import io.kpm.archive.Extractor;
import io.kpm.archive.Format;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckedPackageTest {
  private static final PackageArtifact.Stamp STAMP =
      new PackageArtifact.Stamp(Instant.EPOCH, Map.of());

  @TempDir
  private Path temporary;

  private Path root;

  @BeforeEach
  void createPackage() throws IOException {
    root = temporary.resolve("web");
    mod("name = \"web\"\nversion = \"0.2.0\"\ndescription = \"a web\"");
    write("main.k", "x = 1\n");
  }

  @Test
  void writesTheManifestOfUpstream() throws IOException {
    var artifact = pack();

    assertThat(new String(artifact.manifest().bytes(), UTF_8))
        .isEqualTo(
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                + "\"artifactType\":\"application/vnd.oci.image.layer.v1.tar+gzip\","
                + "\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\","
                + "\"digest\":\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\","
                + "\"size\":2,\"data\":\"e30=\"},"
                + "\"layers\":[{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\","
                + "\"digest\":\"" + artifact.layer().digest() + "\",\"size\":"
                + artifact.layer().size()
                + ",\"annotations\":{\"org.opencontainers.image.title\":\"web_0.2.0.tgz\"}}],"
                + "\"annotations\":{\"org.kcllang.package.description\":\"a web\","
                + "\"org.kcllang.package.name\":\"web\",\"org.kcllang.package.sum\":\""
                + artifact.content().sum() + "\",\"org.kcllang.package.version\":\"0.2.0\","
                + "\"org.opencontainers.image.created\":\"1970-01-01T00:00:00Z\"}}");
  }

  @Test
  void packsWhatUnpacksToTheSameTree() throws IOException {
    write("a/b.k", "y = 2\n");
    var artifact = pack();
    var target = Files.createDirectory(temporary.resolve("target"));

    try (var layer = artifact.layerBody().open()) {
      var files =
          new Extractor(ArchiveLimits.DEFAULT).extract(layer, Format.TAR_GZIP, target, "layer");
      assertThat(FileList.of(files).tree()).isEqualTo(artifact.content().files().tree());
    }

    assertThat(target.resolve("a/b.k")).hasContent("y = 2\n");
    assertThat(PackageSum.of(target, ArchiveLimits.DEFAULT))
        .isEqualTo(artifact.content().sum());
  }

  @Test
  void givesEqualDigestsWhereverAndWheneverItPacks() throws IOException {
    var first = pack();
    var elsewhere = temporary.resolve("x.git-repos/y");
    Files.createDirectories(elsewhere);
    for (var name : new String[] {"main.k", "kcl.mod"}) {
      var copy = Files.copy(root.resolve(name), elsewhere.resolve(name));
      Files.setLastModifiedTime(copy, FileTime.from(Instant.EPOCH));
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxrwx---"));
    }

    var second = CheckedPackage.of(elsewhere, CheckedPackage.Rules.DEFAULT)
        .pack(Files.createDirectory(temporary.resolve("second")), STAMP);

    assertThat(second.manifest().digest()).isEqualTo(first.manifest().digest());
  }

  @Test
  void writesTheTimeAndTheAnnotationsThatItIsGiven() throws IOException {
    var stamp =
        new PackageArtifact.Stamp(Instant.parse("2026-01-02T03:04:05.6Z"), Map.of("a.b", "c"));

    var manifest = checked().pack(staging(), stamp).manifest().parsed();

    assertThat(manifest.annotations())
        .containsEntry("org.opencontainers.image.created", "2026-01-02T03:04:05Z")
        .containsEntry("a.b", "c");
  }

  @Test
  void neverPacksGitAndItsOwnOutput() throws IOException {
    write(".git/config", "x");
    write("sub/.git/config", "x");
    write(".gitignore", "x");
    write("web_0.2.0.tar", "x");
    write("web_0.2.0.tgz", "x");
    write("out/web_0.2.0.tar", "x");

    var rules =
        new CheckedPackage.Rules(ArchiveLimits.DEFAULT, 4096, Set.of("out"), Map.of(), false);

    assertThat(CheckedPackage.of(root, rules).paths())
        .containsExactly(".gitignore", "kcl.mod", "main.k");
  }

  @Test
  void obeysIncludeAndExclude() throws IOException {
    mod("""
        name = "web"
        version = "0.2.0"
        include = ["src", "*.k"]
        exclude = ["src/secret", "**/*_test.k", "kcl.mod"]""");
    write("src/a.k", "x");
    write("src/deep/b.k", "x");
    write("src/deep/b_test.k", "x");
    write("src/secret/c.k", "x");
    write("docs/d.k", "x");

    assertThat(checked().paths()).containsExactly("kcl.mod", "main.k", "src/a.k", "src/deep/b.k");
  }

  @Test
  void packsVendoredDependenciesWithoutTouchingTheDirectory() throws IOException {
    var k8s = Files.createDirectories(temporary.resolve("cache/k8s_1.31.2"));
    Files.writeString(k8s.resolve("kcl.mod"), "");
    mod("name = \"web\"\nversion = \"0.2.0\"\ninclude = [\"*.k\"]");

    var rules = new CheckedPackage.Rules(
        ArchiveLimits.DEFAULT, 4096, Set.of(), Map.of("vendor/k8s_1.31.2", k8s), false);

    assertThat(CheckedPackage.of(root, rules).paths())
        .containsExactly("kcl.mod", "main.k", "vendor/k8s_1.31.2/kcl.mod");
    assertThat(root.resolve("vendor")).doesNotExist();
  }

  @Test
  void namesFilesThatMayHoldSecrets() throws IOException {
    write(".env", "x");
    write("a/.env", "x");

    assertThat(checked().doubtful()).containsExactly(".env", "a/.env");
  }

  @Test
  void namesEverythingThatItRefuses() throws IOException {
    Files.createSymbolicLink(root.resolve("passwords"), temporary);
    Files.createSymbolicLink(root.resolve("x"), Path.of("nowhere"));

    assertFails(
        ErrorId.E_POLICY,
        "cannot pack `web`: `passwords` is a link that leads out of the directory; "
            + "`x` is a link to nothing");
  }

  @Test
  void refusesFilesThatAreTooLarge() throws IOException {
    var limits = new ArchiveLimits(
        new ArchiveLimits.Bytes(1000, 1000, 100, 200), ArchiveLimits.DEFAULT.tree());
    write("large", "x".repeat(101));

    assertThatThrownBy(() -> CheckedPackage.of(
            root, new CheckedPackage.Rules(limits, 4096, Set.of(), Map.of(), false)))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_LIMIT))
        .hasMessageContaining("`large` has 101 bytes, the limit `limits.fileBytes` is 100");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      version = "0.1.0"                 | has no `name` in `[package]`
      name = "web"                      | has no `version` in `[package]`
      name = "../x"\\nversion = "0.1.0" | is not a package name
      name = "web"\\nversion = "v1.0.0" | is not a semantic version
      name = "web"\\nversion = "1.0"    | is not a semantic version
      """)
  void demandsANameAndAStrictVersion(String about, String message) throws IOException {
    mod(about.replace("\\n", "\n"));

    assertFails(ErrorId.E_MOD, message);
  }

  @Test
  void refusesLocalDependenciesByName() throws IOException {
    write("kcl.mod", """
        [package]
        name = "web"
        version = "0.2.0"
        [dependencies]
        b = { path = "../b" }
        a = { path = "./a" }
        c = "1.0.0"
        """);

    assertFails(ErrorId.E_POLICY, "local dependencies exist, which nobody else has: `a`, `b`");
  }

  @Test
  void refusesHugeAnnotations() throws IOException {
    mod("name = \"web\"\nversion = \"0.2.0\"\ndescription = \"" + "x".repeat(4097) + "\"");
    var checked = checked();
    var staging = staging();

    assertThatThrownBy(() -> checked.pack(staging, STAMP))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_LIMIT))
        .hasMessageContaining("annotationBytes");
  }

  @Test
  void refusesWhatShrinksSoMuchThatNobodyCouldUnpackIt() throws IOException {
    write("zeros", "");
    try (var file = new RandomAccessFile(root.resolve("zeros").toFile(), "rw")) {
      file.setLength(17L * 1024 * 1024);
    }
    var checked = checked();
    var staging = staging();

    assertThatThrownBy(() -> checked.pack(staging, STAMP))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_LIMIT))
        .hasMessageContaining("the limit `limits.ratio` is 200");
  }

  @Test
  void noticesAFileThatChangesOrVanishes() throws IOException {
    var checked = checked();
    write("main.k", "x = 12345\n");

    assertThatThrownBy(() -> checked.writeTo(new ByteArrayOutputStream(), Format.TAR))
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_IO))
        .hasMessageContaining("changed while it was packed");
    Files.delete(root.resolve("main.k"));
    assertThatThrownBy(() -> checked.writeTo(new ByteArrayOutputStream(), Format.TAR))
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_IO))
        .hasMessageContaining("no such file");
  }

  @Test
  void writesTheVersionIntoTheTag() {
    var identity = new CheckedPackage.Identity("web", "1.0.0+b1", "");

    assertThat(identity.tag()).isEqualTo("1.0.0_b1");
    assertThat(identity.fullName()).isEqualTo("web_1.0.0+b1");
  }

  @Test
  void listsTheHashesOfWhatItPacked() throws IOException {
    var content = checked().writeTo(new ByteArrayOutputStream(), Format.TAR);

    assertThat(content.files().files())
        .extracting(ArchivedFile::path)
        .containsExactly("kcl.mod", "main.k");
    assertThat(content.files().lines()).endsWith("  main.k\n");
  }

  private PackageArtifact pack() throws IOException {
    return checked().pack(staging(), STAMP);
  }

  private CheckedPackage checked() {
    return CheckedPackage.of(root, CheckedPackage.Rules.DEFAULT);
  }

  private Path staging() throws IOException {
    return Files.createDirectory(temporary.resolve("staging"));
  }

  private void assertFails(ErrorId id, String message) {
    assertThatThrownBy(this::checked)
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id))
        .hasMessageContaining(message);
  }

  private void mod(String about) throws IOException {
    write("kcl.mod", "[package]\n" + about + "\n");
  }

  private void write(String path, String content) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
