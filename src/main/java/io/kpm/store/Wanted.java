// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.oci.Reference;
import java.util.Optional;

/**
 * A package that somebody asks for, and what it must turn out to be.
 *
 * @param isLocked whether a lock file gave the digest: then the tag is not asked, and content that
 *     is gone is a broken promise
 */
public record Wanted(Reference reference, Expected expected, boolean isLocked) {
  /** What a user named; nothing is expected of the content. */
  public static Wanted typed(Reference reference) {
    return new Wanted(reference, Expected.ANYTHING, false);
  }

  /** What a {@code kcl.mod} asks for. */
  public static Wanted required(Reference reference, Expected expected) {
    return new Wanted(reference, expected, false);
  }

  /** What a lock file promises; the reference has its digest. */
  public static Wanted locked(Reference reference, Expected expected) {
    return new Wanted(reference, expected, true);
  }

  /**
   * What the package must be.
   *
   * @param name in its {@code kcl.mod}
   * @param version in its {@code kcl.mod}, as a string
   * @param tree the hash over its files, from a lock
   */
  public record Expected(Optional<String> name, Optional<String> version, Optional<String> tree) {
    public static final Expected ANYTHING =
        new Expected(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
