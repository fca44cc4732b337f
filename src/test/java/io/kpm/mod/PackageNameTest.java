// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackageNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "k8s", "json_merge_patch", "add-capabilities", "A.b"})
  void acceptsLettersDigitsAndThreeSigns(String name) {
    assertThat(PackageName.isValid(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "con", "a/b", "-a", "1a", "_a", "а", "a b", "a.", "a\u001b"})
  void refusesEverythingElse(String name) {
    assertThat(PackageName.isValid(name)).isFalse();
    assertThat(PackageName.isValid("a".repeat(129))).isFalse();
  }

  @Test
  void blamesTheUserOrTheFile() {
    assertThatThrownBy(() -> PackageName.check("..", ""))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_REF))
        .hasMessageStartingWith("`..` is not a package name: expected a letter");
    assertThatThrownBy(() -> PackageName.check("..", "in `kcl.mod`"))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_MOD))
        .hasMessageStartingWith("`..` in `kcl.mod` is not a package name");
  }
}
