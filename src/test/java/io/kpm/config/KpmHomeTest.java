// SPDX-License-Identifier: Apache-2.0
package io.kpm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.KpmException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KpmHomeTest {
  @TempDir
  private Path directory;

  @Test
  void liesWhereTheVariableSays() {
    var home = KpmHome.of(Map.of("KCL_PKG_PATH", directory.resolve("包é x/").toString()), directory);

    assertThat(home.root()).isEqualTo(directory.resolve("包é x"));
  }

  @Test
  void resolvesARelativePlaceAgainstTheWorkingDirectory() {
    var home = KpmHome.of(Map.of("KCL_PKG_PATH", "a/../b"), directory);

    assertThat(home.root()).isEqualTo(directory.resolve("b"));
  }

  @Test
  void liesBelowTheHomeOfTheUserOtherwise() {
    var home = KpmHome.of(Map.of("KCL_PKG_PATH", "", "HOME", directory.toString()), directory);

    assertThat(home.root()).isEqualTo(directory.resolve(".kcl/kpm"));
    assertThat(home.root()).doesNotExist();
  }

  @Test
  void namesTheVariablesIfNoneIsSet() {
    assertThatThrownBy(() -> KpmHome.of(Map.of(), directory))
        .isInstanceOf(KpmException.class)
        .hasMessage("the home of kpm is unknown: neither `KCL_PKG_PATH` nor `HOME` is set");
  }

  @Test
  void namesTheVariableIfItsPlaceIsTakenByAFile() throws Exception {
    var file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> KpmHome.of(Map.of("HOME", file.toString()), directory))
        .hasMessage("`HOME` names no directory for kpm: `%s` is not a directory".formatted(file));
    assertThatThrownBy(() -> KpmHome.of(Map.of("KCL_PKG_PATH", file + "/x"), directory))
        .hasMessageStartingWith("`KCL_PKG_PATH` names no directory");
  }

  @Test
  void namesTheVariableIfItIsNoPath() {
    assertThatThrownBy(() -> KpmHome.of(Map.of("KCL_PKG_PATH", "a\0b"), directory))
        .hasMessage("`KCL_PKG_PATH` is not a path: `a\\x00b`");
  }

  @Test
  void refusesToBeThePackage() {
    var home = new KpmHome(directory);

    assertThatThrownBy(() -> home.requireApartFrom(directory.resolve("x/..")))
        .hasMessageContaining("cannot be set to the same path as the current KCL package");
  }
}
