// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.load;

import io.kpm.kcl.source.PackageFiles;

/**
 * The directory tree of a package.
 *
 * @param directory the directory that {@code files} stands for, as diagnostics name it
 * @param files reads what lies below it, by paths relative to it
 */
public record PackageRoot(String directory, PackageFiles files) {
  /** How diagnostics name a file of the package. */
  String nameOf(String path) {
    return path.isEmpty() ? directory : directory + "/" + path;
  }
}
