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
   * @param promise of a lock about its content
   */
  public record Expected(Optional<String> name, Optional<String> version, Promise promise) {
    public static final Expected ANYTHING = of(Promise.NOTHING);

    /** A package of this name and version. */
    public static Expected of(String name, String version) {
      return new Expected(Optional.of(name), Optional.of(version), Promise.NOTHING);
    }

    /** This content, whatever it calls itself. */
    public static Expected of(Promise promise) {
      return new Expected(Optional.empty(), Optional.empty(), promise);
    }

    /** The same with another promise. */
    public Expected with(Promise other) {
      return new Expected(name, version, other);
    }
  }
}
