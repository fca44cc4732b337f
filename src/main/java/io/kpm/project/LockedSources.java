// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.LockEntry;
import io.kpm.mod.LockFile;
import io.kpm.mod.Place;
import io.kpm.mod.Requirement;
import io.kpm.report.Reporter;
import io.kpm.resolve.BuildList;
import io.kpm.resolve.Root;
import io.kpm.text.Foreign;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether dependencies come from where the lock says. A locked source is never replaced without a
 * word (failures V06, V08, S17).
 */
final class LockedSources {
  private final LockFile lock;
  private final Set<String> unpinned;

  /** Those that are unpinned may come from anywhere. */
  LockedSources(LockFile lock, Set<String> unpinned) {
    this.lock = lock;
    this.unpinned = unpinned;
  }

  /**
   * Looks at the direct dependencies, before anybody is asked for them.
   *
   * @throws KpmException {@code E_LOCK} if one comes from elsewhere
   */
  void check(Root root) {
    for (var requirement : root.requirements()) {
      refuse(requirement);
    }
  }

  /**
   * Looks at all dependencies.
   *
   * @throws KpmException {@code E_LOCK} if one comes from elsewhere
   */
  void check(BuildList list) {
    for (var edge : list.edges()) {
      if (!edge.isReplaced()) {
        refuse(edge.requirement());
      }
    }
  }

  /** Tells of all dependencies that come from elsewhere. */
  void tell(BuildList list, Reporter reporter) {
    var told = new TreeSet<String>();
    for (var edge : list.edges()) {
      Optional<String> locked = edge.isReplaced() ? Optional.empty() : other(edge.requirement());
      if (locked.isPresent() && told.add(edge.child().key())) {
        reporter.warn(Foreign.quote(edge.child().key()) + " comes from `"
            + edge.requirement().place() + "` now, and was locked from "
            + Foreign.quote(locked.get()));
      }
    }
  }

  private void refuse(Requirement requirement) {
    Optional<String> locked = other(requirement);
    if (locked.isPresent()) {
      throw new KpmException(
              ErrorId.E_LOCK,
              Foreign.quote(requirement.key()) + " is locked from " + Foreign.quote(locked.get())
                  + ", but `" + requirement.dependency().place() + "` means `"
                  + requirement.place() + "`")
          .withHint("if the new source is meant: kpm update " + Foreign.escape(requirement.key()));
    }
  }

  /** The source in the lock, if that is another one. */
  private Optional<String> other(Requirement requirement) {
    Optional<LockEntry> entry = lock.entry(requirement.key());
    if (entry.isEmpty()
        || unpinned.contains(requirement.key())
        || !(requirement.place() instanceof Place.Registry wanted)) {
      return Optional.empty();
    }
    if (entry.get().isGit()) {
      return Optional.of(new Place.Git(entry.get().git().url(), "").toString());
    }
    var locked = entry.get().oci();
    if (!entry.get().isOci()) {
      return Optional.empty();
    }
    var host = locked.registry().isEmpty() ? wanted.host() : locked.registry();
    boolean isSame = host.equals(wanted.host()) && locked.repository().equals(wanted.repository());
    return isSame ? Optional.empty() : Optional.of(host + "/" + locked.repository());
  }
}
