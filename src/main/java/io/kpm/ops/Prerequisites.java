// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.ModFile;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a package asks for beyond its own files and its dependencies. None of it is known to this
 * version, so a package that asks is refused: its result would be wrong.
 */
final class Prerequisites {
  private static final String SETTINGS_NAME = "kcl.yaml";

  private final Program program;
  private final ModFile mod;

  Prerequisites(Program program, ModFile mod) {
    this.program = program;
    this.mod = mod;
  }

  /** For a package that is known to ask for nothing in its {@code kcl.mod}. */
  Prerequisites(Program program) {
    this(program, ModFile.parse(new byte[0], ModFile.NAME));
  }

  /**
   * Looks at the package alone.
   *
   * @throws KpmException {@code E_UNSUPPORTED} naming the line
   */
  void refuseWhatIsMissing() {
    try {
      if (mod.profilePlace().isPresent()) {
        throw unsupported(mod.profilePlace().get(), "the table `[profile]`");
      }
      if (program.files().list("").contains(SETTINGS_NAME)) {
        throw unsupported(program.root().resolve(SETTINGS_NAME) + ":1", "a settings file");
      }
    } catch (IOException e) {
      throw new KpmException(
          ErrorId.E_IO, "cannot read " + Foreign.quote(program.root().toString()), e);
    }
  }

  /** Looks at the settings of the working directory as well, as for files of the user. */
  void refuseWhatIsMissing(Path workingDirectory) {
    refuseWhatIsMissing();
    var settings = workingDirectory.resolve(SETTINGS_NAME);
    if (Files.exists(settings)) {
      throw unsupported(settings + ":1", "a settings file");
    }
  }

  private static KpmException unsupported(String place, String what) {
    return new KpmException(
        ErrorId.E_UNSUPPORTED,
        Foreign.quote(place) + ": this version of kpm cannot run a package with " + what);
  }
}
