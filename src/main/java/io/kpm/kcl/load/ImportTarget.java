// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.load;

/**
 * What an import statement names.
 *
 * @param path the dotted path of the package, or the name of the system module
 */
public record ImportTarget(Kind kind, String path) {
  /** Where the members of the import come from. */
  public enum Kind {
    /** A module of the language itself, such as {@code math}. */
    SYSTEM,
    /** A package of the program. */
    PACKAGE,
    /** Nothing was found; a diagnostic says so, and the name has no members. */
    MISSING
  }
}
