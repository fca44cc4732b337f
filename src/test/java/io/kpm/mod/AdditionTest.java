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
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdditionTest {
  private static final Addition.Found FOUND = new Addition.Found("real", "0.0.1", "1.2.0_b");

  @TempDir
  private Path directory;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      k8s                       |     |   | k8s = "1.2.0+b"
      k8s:1.2.0+b                 |     |   | k8s = "1.2.0+b"
      k8s                       |     | n | n = { package = "k8s", version = "1.2.0+b" }
      k8s                       | real |  | real = { oci = "oci://reg.io/kcl/k8s", tag = "1.2.0_b", version = "0.0.1" }
      oci://h.io/r/x?tag=1      |     |   | x = { oci = "oci://h.io/r/x", tag = "1.2.0_b" }
      h.io/r/x:1                |     |   | x = { oci = "oci://h.io/r/x", tag = "1.2.0_b" }
      r/x:1                     |     |   | x = { repo = "r/x", tag = "1.2.0_b" }
      oci://h.io/r/x            |     | n | n = { oci = "oci://h.io/r/x", tag = "1.2.0_b", package = "real", version = "0.0.1" }
      oci://h.io/r/x            | real |  | real = { oci = "oci://h.io/r/x", tag = "1.2.0_b", version = "0.0.1" }
      git::https://h.io/g/x.git?commit=c |  | | x = { git = "https://h.io/g/x.git", commit = "c" }
      https://h.io/g/x.git?tag=v1 | real | | real = { git = "https://h.io/g/x.git", tag = "v1", package = "real" }
      https://h.io/g/x.git?branch=b | | n  | n = { git = "https://h.io/g/x.git", branch = "b", package = "real", version = "0.0.1" }
      https://u:token@h.io/g/x.git | |     | x = { git = "https://h.io/g/x.git" }
      ssh://git@h.io/g/x.git    |     |   | x = { git = "ssh://git@h.io/g/x.git" }
      ./                        |     |   | real = { path = "./" }
      ./                        |     | n | n = { path = "./", package = "real", version = "0.0.1" }
      ./                        | real |  | real = { path = "./", package = "real" }
      """)
  void writesTheLineOfASource(String typed, String inner, String alias, String expected) {
    var addition =
        new Addition(typed, source(typed), Optional.ofNullable(inner), Optional.ofNullable(alias));

    assertThat(addition.dependency(FOUND).line()).isEqualTo(expected);
  }

  @Test
  void keepsADigest() {
    var typed = "k8s@sha256:" + "0".repeat(64);
    var addition = new Addition(typed, source(typed), Optional.empty(), Optional.empty());

    assertThat(addition.dependency(FOUND).line())
        .isEqualTo("k8s = { oci = \"oci://reg.io/kcl/k8s@sha256:" + "0".repeat(64) + "\" }");
  }

  @Test
  void asksForANameWhereTheAddressHasNone() {
    var typed = "h.io/r/1x:1";
    var addition = new Addition(typed, source(typed), Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> addition.dependency(FOUND))
        .isInstanceOfSatisfying(KpmException.class, e -> {
          assertThat(e.id()).isEqualTo(ErrorId.E_REF);
          assertThat(e.hint()).contains("choose the name to import it under: --rename NAME");
        })
        .hasMessage("`1x` is not a package name: expected " + PackageName.RULE);
  }

  private Source source(String typed) {
    return SourceText.sort(typed, directory, new Defaults());
  }

  /** Registries of which only the defaults matter. */
  private static final class Defaults implements Registries {
    @Override
    public Reference.Defaults defaults() {
      return new Reference.Defaults("reg.io", "kcl");
    }

    @Override
    public Repositories open(RegistryAccess access) {
      throw new IllegalStateException("sorting a text opens nothing");
    }
  }
}
