// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.oci.Reference;
import java.nio.file.Path;

/** Where a package, or the program of {@code run}, comes from. */
public sealed interface Source {
  /**
   * A registry.
   *
   * @param isBareName whether only a package name was typed, which always means a KCL package
   */
  record Oci(Reference reference, boolean isBareName) implements Source {}

  /** A git repository; the URL has neither the {@code git::} in front nor a query for the ref. */
  record Git(String url, GitRef ref) implements Source {}

  /**
   * A KCL file or a directory, absolute; or a pattern of files, or a path below
   * {@code ${NAME:KCL_MOD}}, which the engine expands.
   *
   * @param text as the user typed it
   */
  record Local(Path path, String text) implements Source {}

  /** A {@code .tar} or {@code .tgz} on disk; the path is absolute. */
  record Archive(Path path) implements Source {}
}
