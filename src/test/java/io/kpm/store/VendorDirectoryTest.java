// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import static io.kpm.store.StoreFixture.assertFails;
import static io.kpm.store.StoreFixture.hello;
import static io.kpm.store.StoreFixture.mod;
import static io.kpm.store.StoreFixture.typed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.archive.ArchiveLimits;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VendorDirectoryTest {
  private static final String HELLO = "registry.example/acme/hello";
  private static final String NAME = "hello_0.1.0";

  @TempDir
  private Path temporary;

  private StoreFixture fixture;
  private PackageDir cached;
  private Path project;
  private VendorDirectory vendor;
  private Promise promise;

  @BeforeEach
  void fetch() throws IOException {
    fixture = new StoreFixture(temporary.resolve("home"));
    fixture.publish(HELLO, "0.1.0", hello("0.1.0").file("sub/kcl.mod", mod("sub", "1.0.0")));
    cached = fixture.store().get(typed(HELLO + ":0.1.0"));
    project = Files.createDirectory(temporary.resolve("project"));
    vendor = new VendorDirectory(project, ArchiveLimits.DEFAULT);
    promise = new Promise(Optional.of(cached.tree()), Optional.of(cached.sum()), true);
  }

  @ParameterizedTest
  @CsvSource({
    "k8s, 1.31.2, k8s_1.31.2",
    "konfig, v0.4.0, konfig_v0.4.0",
    "x, fix/y, x_fix-y-6f40dd863fa4",
  })
  void namesDirectoriesAsUpstreamDoes(String name, String ref, String directory) {
    assertThat(VendorDirectory.nameOf(name, ref)).isEqualTo(directory);
  }

  @Test
  void shortensNamesThatNoFileSystemTakes() {
    var name = VendorDirectory.nameOf("n".repeat(128), "t".repeat(128));

    assertThat(name).hasSizeLessThan(241);
    assertThat(name).isNotEqualTo(VendorDirectory.nameOf("n".repeat(128), "t".repeat(129)));
  }

  @Test
  void copiesAPackageAndWritesItsListBeside() throws IOException {
    assertThat(vendor.put(NAME, cached)).isTrue();
    assertThat(vendor.put(NAME, cached)).isFalse();

    assertThat(project.resolve("vendor/hello_0.1.0/main.k")).hasContent("x = 1\n");
    assertThat(project.resolve("vendor/hello_0.1.0.files"))
        .hasContent(cached.files().lines());
    assertThat(names(project.resolve("vendor"))).containsExactly(NAME, NAME + ".files");
  }

  @Test
  void copiesTheWholeOfASubPackage() throws IOException {
    vendor.put(NAME, cached.sub("sub", Optional.empty()));

    var opened = vendor.open(NAME, promise);

    assertThat(opened.tree()).isEqualTo(cached.tree());
    assertThat(opened.sub("sub", Optional.of("1.0.0")).list("")).containsExactly("kcl.mod");
  }

  @Test
  void copiesWhatIsVerifiedAndNotWhatLiesThere() throws IOException {
    Files.writeString(cached.directory().resolve("main.k"), "x = 6\n");

    vendor.put(NAME, cached);

    assertThat(project.resolve("vendor/hello_0.1.0/main.k")).hasContent("x = 1\n");
  }

  @Test
  void opensWhatItCopied() throws IOException {
    vendor.put(NAME, cached);
    Trees.delete(fixture.home().root());

    var opened = vendor.open(NAME, promise);

    assertThat(opened.read("main.k")).isEqualTo("x = 1\n".getBytes(UTF_8));
    assertThat(opened.list("a")).containsExactly("b.k");
    assertThat(opened.sum()).isEqualTo(promise.sum().orElseThrow());
    assertThat(vendor.differences(NAME, promise)).isEmpty();
    assertFails(ErrorId.E_NOTFOUND, () -> vendor.open("other_1", Promise.NOTHING));
  }

  @Test
  @DisplayName("S16: a vendored file changed by hand")
  void refusesWhatWasChangedWhenItIsUsed() throws IOException {
    vendor.put(NAME, cached);
    Files.writeString(project.resolve("vendor/hello_0.1.0/main.k"), "x = 6\n");
    Files.writeString(project.resolve("vendor/hello_0.1.0/a/new.k"), "x = 6\n");

    var opened = vendor.open(NAME, promise);

    assertThat(opened.read("a/b.k")).isEqualTo("b = 1\n".getBytes(UTF_8));
    assertFails(ErrorId.E_SUM, () -> opened.list("a"));
    assertThatThrownBy(() -> opened.read("main.k"))
        .hasMessageContaining("`vendor/hello_0.1.0` was changed: `main.k` has changed")
        .isInstanceOfSatisfying(
            KpmException.class,
            e -> assertThat(e.hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("kpm vendor")));
    assertThat(project.resolve("vendor/hello_0.1.0/main.k")).hasContent("x = 6\n");
    assertThat(vendor.differences(NAME, promise))
        .containsExactly("vendor/hello_0.1.0/a/new.k", "vendor/hello_0.1.0/main.k");
  }

  @Test
  @DisplayName("S16: the list is gone, or says what the lock does not")
  void looksAtTheWholeIfThereIsNoList() throws IOException {
    vendor.put(NAME, cached);
    Files.writeString(project.resolve("vendor/hello_0.1.0.files"), "");
    assertThat(vendor.open(NAME, promise).read("main.k")).isEqualTo("x = 1\n".getBytes(UTF_8));
    Files.delete(project.resolve("vendor/hello_0.1.0.files"));
    assertThat(vendor.differences(NAME, promise)).isEmpty();

    Files.writeString(project.resolve("vendor/hello_0.1.0/main.k"), "x = 6\n");

    var opened = vendor.open(NAME, promise);
    assertFails(ErrorId.E_SUM, () -> opened.read("a/b.k"));
    assertThat(vendor.differences(NAME, promise)).containsExactly("vendor/hello_0.1.0");
  }

  @Test
  void comparesTheSumIfALockHasNothingElse() throws IOException {
    vendor.put(NAME, cached);
    var right = new Promise(Optional.empty(), promise.sum(), true);
    var wrong = new Promise(Optional.empty(), Optional.of("other"), true);

    assertThat(vendor.open(NAME, right).list("a")).containsExactly("b.k");
    assertFails(ErrorId.E_SUM, () -> vendor.open(NAME, wrong).list("a"));
  }

  @Test
  void restoresWhatWasChanged() throws IOException {
    vendor.put(NAME, cached);
    Files.writeString(project.resolve("vendor/hello_0.1.0/main.k"), "x = 6\n");
    Files.writeString(project.resolve("vendor/hello_0.1.0/new.k"), "x = 6\n");

    assertThat(vendor.put(NAME, cached)).isTrue();

    assertThat(vendor.differences(NAME, promise)).isEmpty();
  }

  @Test
  @DisplayName("S18: a dependency is removed")
  void removesWhatIsNoLongerWantedAndNothingElse() throws IOException {
    vendor.put(NAME, cached);
    vendor.put("hello_0.2.0", cached);
    Files.createDirectory(project.resolve("vendor/mine"));
    Files.writeString(project.resolve("vendor/README.md"), "mine");

    assertThat(vendor.prune(Set.of(NAME))).containsExactly("hello_0.2.0");

    assertThat(names(project.resolve("vendor")))
        .containsExactly("README.md", NAME, NAME + ".files", "mine");
    assertThat(vendor.prune(Set.of(NAME))).isEmpty();
  }

  @Test
  void followsNoLinks() throws IOException {
    var elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("victim"), "mine");
    Files.createSymbolicLink(project.resolve("vendor"), elsewhere);

    assertFails(ErrorId.E_POLICY, () -> vendor.put(NAME, cached));
    assertFails(ErrorId.E_POLICY, () -> vendor.open(NAME, promise));
    assertFails(ErrorId.E_POLICY, () -> vendor.prune(Set.of()));

    Files.delete(project.resolve("vendor"));
    Files.createDirectory(project.resolve("vendor"));
    Files.createSymbolicLink(project.resolve("vendor/hello_0.1.0"), elsewhere);
    assertFails(ErrorId.E_SUM, () -> vendor.open(NAME, promise));
    assertThat(vendor.put(NAME, cached)).isTrue();
    assertThat(elsewhere.resolve("victim")).hasContent("mine");
    assertThat(names(elsewhere)).containsExactly("victim");
  }

  private static List<String> names(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
