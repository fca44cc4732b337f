// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.mod.ModFile;
import io.kpm.mod.Place;
import io.kpm.store.PackageDir;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A package that is there.
 *
 * @param directory where its files are
 * @param verified its files as they were verified; empty for a directory of the user
 * @param mod what its {@code kcl.mod} says
 * @param declaring what its own dependencies are judged by
 */
public record Supplied(
    Path directory, Optional<PackageDir> verified, ModFile mod, Place declaring) {

  /** {@code <name>_<version>}, as its {@code kcl.mod} has them. */
  String fullName() {
    return mod.about().name().orElse("") + "_" + version();
  }

  /** Its own version, or nothing. */
  public String version() {
    return mod.about().version().orElse("");
  }
}
