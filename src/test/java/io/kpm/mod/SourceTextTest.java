// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.Reference;
import io.kpm.oci.Registries;
import io.kpm.oci.RegistryAccess;
import io.kpm.oci.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceTextTest {
  private static final Reference.Defaults DEFAULTS = new Reference.Defaults("ghcr.io", "kcl-lang");

  @TempDir
  private Path directory;

  @ParameterizedTest
  @CsvSource(textBlock = """
      k8s,                        ghcr.io/kcl-lang/k8s,  true
      k8s:1.28,                   ghcr.io/kcl-lang/k8s:1.28, true
      localhost:5001/acme/x:1,    localhost:5001/acme/x:1, false
      oci://my-git:5000/x,        my-git:5000/x, false
      OCI://h.example/x?tag=1,    h.example/x:1, false
      [::1]:5001/x:1,             [::1]:5001/x:1, false
      """)
  void takesReferences(String text, String reference, boolean isBareName) {
    assertThat(sort(text)).isInstanceOfSatisfying(Source.Oci.class, oci -> {
      assertThat(oci.reference()).hasToString(reference);
      assertThat(oci.isBareName()).isEqualTo(isBareName);
    });
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      git::https://h/x,                  https://h/x,        Head[]
      https://h/x.git,                   https://h/x.git,    Head[]
      https://h/x.git?tag=v1,            https://h/x.git,    Tag[name=v1]
      git://h/x?branch=main,             git://h/x,          Branch[name=main]
      ssh://git@h/x?commit=abc,          ssh://git@h/x,      Commit[id=abc]
      """)
  void takesGitUrls(String text, String url, String ref) {
    assertThat(sort(text)).isInstanceOfSatisfying(Source.Git.class, git -> {
      assertThat(git.url()).isEqualTo(url);
      assertThat(git.ref()).hasToString(ref);
    });
  }

  @Test
  void prefersWhatLiesOnTheDisk() throws IOException {
    Files.createDirectory(directory.resolve("k8s"));

    assertThat(sort("k8s")).isEqualTo(new Source.Local(directory.resolve("k8s"), "k8s"));
  }

  @Test
  void takesFilesOfThreeKinds() throws IOException {
    for (var name : new String[] {"a.k", "a.tar", "a.tgz"}) {
      Files.createFile(directory.resolve(name));
    }

    assertThat(sort("./a.k")).isEqualTo(new Source.Local(directory.resolve("a.k"), "./a.k"));
    assertThat(sort("a.tar")).isEqualTo(new Source.Archive(directory.resolve("a.tar")));
    assertThat(sort("a.tgz")).isEqualTo(new Source.Archive(directory.resolve("a.tgz")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"${KCL_MOD}/a.k", "${konfig:KCL_MOD}/a.k", "*.k", "a?.k", "[ab].k"})
  void leavesPatternsToTheEngine(String text) {
    assertThat(sort(text)).isInstanceOf(Source.Local.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"./x", "../kpm-has-no-such-file", "/x/y", "x.k", "a/x.k", "x.tar", "x.tgz"})
  void missesWhatLooksLikeAPath(String text) {
    assertFails(text, ErrorId.E_NOTFOUND, "failed to access path '" + text + "'");
  }

  @Test
  void refusesFilesOfOtherKinds() throws IOException {
    Files.createFile(directory.resolve("README.md"));

    assertFails("README.md", ErrorId.E_USAGE, "invalid file path 'README.md'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "A", "a\0b", "https://h/x", "git::u?x=1", "git::u?tag="})
  void refusesWhatIsNothing(String text) {
    assertFails(text, ErrorId.E_REF, "");
  }

  @Test
  void refusesTwoRefs() {
    assertFails(
        "git::u?tag=1&branch=b", ErrorId.E_USAGE, "only one of branch, tag or commit is allowed");
  }

  private void assertFails(String text, ErrorId id, String message) {
    assertThatThrownBy(() -> sort(text))
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id))
        .hasMessageContaining(message);
  }

  private Source sort(String text) {
    return SourceText.sort(text, directory, new Defaults());
  }

  /** Registries of which only the defaults matter. */
  private static final class Defaults implements Registries {
    @Override
    public Reference.Defaults defaults() {
      return DEFAULTS;
    }

    @Override
    public Repositories open(RegistryAccess access) {
      throw new IllegalStateException("sorting a text opens nothing");
    }
  }
}
