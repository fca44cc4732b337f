// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import static io.kpm.store.StoreFixture.assertFails;
import static io.kpm.store.StoreFixture.mod;
import static io.kpm.store.StoreFixture.typed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.testing.TarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubPackagesTest {
  private static final String ALL = "registry.example/acme/all";

  @TempDir
  private Path temporary;

  private StoreFixture fixture;
  private PackageDir all;

  @BeforeEach
  void publish() throws IOException {
    fixture = new StoreFixture(temporary.resolve("home"));
    fixture.publish(
        ALL,
        "1",
        TarBuilder.tar()
            .file("kcl.mod", mod("all", "1.0.0"))
            .file("main.k", "all = 1\n")
            .file("broken/kcl.mod", "no toml")
            .file("one/a/kcl.mod", mod("a", "0.9.0"))
            .file("two/a/kcl.mod", mod("a", "0.10.0"))
            .file("two/a/lib/x.k", "x = 1\n")
            .file("vendor/a_0.10.0/x/kcl.mod", mod("a", "0.10.0")));
    all = fixture.store().get(typed(ALL + ":1"));
  }

  @Test
  void takesTheHighestVersionAndTheLeastDeepOfEqualOnes() throws IOException {
    var found = all.sub("a", Optional.empty());

    assertThat(found.directory()).isEqualTo(all.directory().resolve("two/a"));
    assertThat(found.mod().about().version()).contains("0.10.0");
  }

  @Test
  void takesTheVersionThatWasAskedFor() throws IOException {
    assertThat(all.sub("a", Optional.of("0.9.0")).directory())
        .isEqualTo(all.directory().resolve("one/a"));
  }

  @Test
  void isAViewOnItsDirectory() throws IOException {
    var found = all.sub("a", Optional.of("0.10.0"));

    assertThat(found.list("")).containsExactly("kcl.mod", "lib");
    assertThat(found.list("lib")).containsExactly("x.k");
    assertThat(found.read("lib/x.k")).isEqualTo("x = 1\n".getBytes(UTF_8));
    assertThat(found.files().names("")).containsExactly("kcl.mod", "lib");
    assertThatThrownBy(() -> found.read("main.k")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void hasSumAndTreeOfTheWhole() throws IOException {
    var found = all.sub("a", Optional.of("0.9.0"));

    assertThat(found.tree()).isEqualTo(all.tree());
    assertThat(found.sum()).isEqualTo(all.sum());
    assertThat(found.reference()).isEqualTo(all.reference());
  }

  @Test
  void isHealedWithTheWhole() throws IOException {
    var found = all.sub("a", Optional.of("0.10.0"));
    Files.writeString(found.directory().resolve("lib/x.k"), "x = 6\n");

    assertThat(found.read("lib/x.k")).isEqualTo("x = 1\n".getBytes(UTF_8));
  }

  @Test
  void mayBeTheWholeItself() throws IOException {
    assertThat(all.sub("all", Optional.of("1.0.0")).read("main.k"))
        .isEqualTo("all = 1\n".getBytes(UTF_8));
  }

  @Test
  void saysWhatIsThereInstead() {
    assertFails(ErrorId.E_RESOLVE, () -> all.sub("a", Optional.of("1")));
    assertThatThrownBy(() -> all.sub("b", Optional.empty()))
        .hasMessageContaining("has no package `b`: it has `all 1.0.0`, `a 0.9.0`, `a 0.10.0`");
  }
}
