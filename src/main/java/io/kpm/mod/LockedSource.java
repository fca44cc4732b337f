// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.Reference;
import io.kpm.oci.TagName;
import io.kpm.text.Foreign;

/** Where a dependency comes from, in the words of the lock; nothing for a path. */
record LockedSource(LockEntry.Git git, LockEntry.Oci oci, String packageName) {
  private static final LockedSource PATH =
      new LockedSource(LockEntry.Git.NONE, LockEntry.Oci.NONE, "");

  /**
   * What a dependency says; its tag is empty where it wants the newest one.
   *
   * @throws KpmException {@code E_MOD} if its URL is none of a repository
   */
  static LockedSource of(Dependency dependency, Reference.Defaults defaults) {
    var origin = dependency.origin();
    if (origin instanceof Dependency.Origin.Git git) {
      return new LockedSource(
          git(git.url(), git.ref()),
          LockEntry.Oci.NONE,
          dependency.packageName().orElse(""));
    }
    if (origin instanceof Dependency.Origin.Oci oci) {
      return of(oci(dependency, oci, defaults));
    }
    if (origin instanceof Dependency.Origin.Repository repo) {
      var path = repo.repository();
      return of(new LockEntry.Oci(
          repo.registry().orElse(""),
          path.startsWith("/") ? path.substring(1) : path,
          repo.tag().orElse("")));
    }
    if (origin instanceof Dependency.Origin.Registry) {
      var prefix = defaults.repository().isEmpty() ? "" : defaults.repository() + "/";
      return of(new LockEntry.Oci(
          defaults.registry(),
          prefix + dependency.wantedName(),
          TagName.ofVersion(dependency.version().orElse(""))));
    }
    return PATH;
  }

  private static LockedSource of(LockEntry.Oci oci) {
    return new LockedSource(LockEntry.Git.NONE, oci, "");
  }

  private static LockEntry.Oci oci(
      Dependency dependency, Dependency.Origin.Oci origin, Reference.Defaults defaults) {
    try {
      var reference = Reference.parse(origin.url(), defaults);
      return new LockEntry.Oci(
          reference.registry(),
          reference.repository(),
          origin.tag().or(reference::tag).orElse(""));
    } catch (KpmException e) {
      throw new KpmException(
          ErrorId.E_MOD,
          "`" + dependency.place() + "`: dependency " + Foreign.quote(dependency.key()) + ": "
              + e.getMessage(),
          e);
    }
  }

  private static LockEntry.Git git(String url, GitRef ref) {
    if (ref instanceof GitRef.Tag tag) {
      return new LockEntry.Git(url, "", "", tag.name());
    }
    if (ref instanceof GitRef.Branch branch) {
      return new LockEntry.Git(url, branch.name(), "", "");
    }
    return new LockEntry.Git(url, "", ref instanceof GitRef.Commit commit ? commit.id() : "", "");
  }
}
