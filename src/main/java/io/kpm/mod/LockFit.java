// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.oci.Reference;
import io.kpm.oci.TagName;
import java.util.Optional;

/** How far an entry of the lock is what a dependency asks for. */
public enum LockFit {
  /** The source and the version that are asked for. */
  EXACT,
  /**
   * The source, but another version that is not lower: right only if another package asks for it.
   */
  RAISED,
  /** Another source, or another version. */
  NONE;

  /** Compares what was asked for with an entry; for the parameters see {@link LockEntry#fit}. */
  static LockFit of(LockEntry entry, Dependency asked, Reference.Defaults defaults) {
    var source = LockedSource.of(asked, defaults);
    if (!source.git().url().isEmpty()) {
      return git(entry, asked, source);
    }
    if (!source.oci().repository().isEmpty()) {
      return oci(entry, asked, source.oci());
    }
    boolean isElsewhere = entry.isGit() || entry.isOci();
    return !isElsewhere && hasVersion(entry, asked) ? EXACT : NONE;
  }

  private static LockFit git(LockEntry entry, Dependency asked, LockedSource source) {
    boolean isSame = entry.isGit()
        ? entry.git().equals(source.git()) && entry.packageName().equals(source.packageName())
        : !entry.isOci();
    return isSame && hasVersion(entry, asked) ? EXACT : NONE;
  }

  private static LockFit oci(LockEntry entry, Dependency asked, LockEntry.Oci wanted) {
    var found = entry.oci();
    boolean isSame = entry.isOci()
        ? found.registry().equals(wanted.registry())
            && found.repository().equals(wanted.repository())
        : !entry.isGit();
    if (!isSame || !hasName(entry, asked)) {
      return NONE;
    }
    var tag = found.tag().isEmpty() ? entry.identity().version() : found.tag();
    var fit = tag(TagName.ofVersion(tag), TagName.ofVersion(wanted.tag()));
    boolean isRegistry = asked.origin() instanceof Dependency.Origin.Registry;
    return fit == EXACT && !isRegistry && !hasVersion(entry, asked) ? NONE : fit;
  }

  private static LockFit tag(String found, String wanted) {
    if (wanted.isEmpty() || found.equals(wanted)) {
      return EXACT;
    }
    Optional<Version> version = Version.ofTag(found);
    Optional<Version> least = Version.ofTag(wanted);
    boolean isRaised =
        version.isPresent() && least.isPresent() && version.get().compareTo(least.get()) >= 0;
    return isRaised ? RAISED : NONE;
  }

  private static boolean hasVersion(LockEntry entry, Dependency asked) {
    return asked.version().isEmpty()
        || asked.version().get().equals(entry.identity().version());
  }

  /** Old entries of upstream have no full name. */
  private static boolean hasName(LockEntry entry, Dependency asked) {
    var fullName = entry.identity().fullName();
    return asked.packageName().isEmpty()
        || fullName.isEmpty()
        || fullName.startsWith(asked.packageName().get() + "_");
  }
}
