// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.ModFile;
import io.kpm.mod.PackageName;
import io.kpm.mod.Version;
import io.kpm.text.Foreign;
import java.nio.file.Path;
import java.util.Optional;

/** What publishing demands of {@code [package]}. */
final class PackageIdentity {
  private PackageIdentity() {}

  static CheckedPackage.Identity strict(ModFile mod, Path root) {
    var file = Foreign.quote(root.resolve(ModFile.NAME).toString());
    var name = PackageName.check(given(mod.about().name(), "name", file), "in " + file);
    var version = given(mod.about().version(), "version", file);
    if (!Version.isStrict(version)) {
      throw new KpmException(
              ErrorId.E_MOD,
              "version " + Foreign.quote(version) + " in " + file
                  + " is not a semantic version such as `1.2.3` or `1.2.3-rc.1`")
          .withHint("write three numbers without leading zeros, and no `v` in front");
    }
    return new CheckedPackage.Identity(name, version, mod.about().description().orElse(""));
  }

  private static String given(Optional<String> value, String key, String file) {
    if (value.isEmpty() || value.get().isEmpty()) {
      throw new KpmException(ErrorId.E_MOD, file + " has no `" + key + "` in `[package]`");
    }
    return value.get();
  }
}
