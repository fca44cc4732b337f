// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.hash.Digest;
import io.kpm.mod.Dependency;
import io.kpm.mod.LockEntry;
import io.kpm.mod.LockFile;
import io.kpm.mod.Place;
import io.kpm.mod.Revision;
import io.kpm.resolve.BuildList;
import io.kpm.resolve.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/** Makes the lock of a build list; what an earlier lock knows of the same content stays. */
final class Locking {
  private final BuildList list;
  private final Supply supply;
  private final LockFile before;
  private final boolean completes;

  /**
   * A lock to be made.
   *
   * @param before the lock so far
   * @param completes whether entries of upstream kpm, which pin no content, get what pins it
   */
  Locking(BuildList list, Supply supply, LockFile before, boolean completes) {
    this.list = list;
    this.supply = supply;
    this.before = before;
    this.completes = completes;
  }

  LockFile lock() throws IOException {
    var entries = new ArrayList<LockEntry>();
    for (var node : list.nodes()) {
      entries.add(entry(node));
    }
    return new LockFile(entries);
  }

  private LockEntry entry(Node node) throws IOException {
    var supplied = supply.of(node.selected());
    var identity = new LockEntry.Identity(node.key(), supplied.fullName(), supplied.version());
    var place = node.selected().place();
    if (!(place instanceof Place.Registry registry)) {
      var inner = place instanceof Place.Local local ? local.inner() : "";
      return new LockEntry(
          node.key(),
          identity,
          LockEntry.Checks.NONE,
          LockEntry.Git.NONE,
          LockEntry.Oci.NONE,
          inner);
    }
    var tag = node.selected().revision() instanceof Revision.Tag named ? named.name() : "";
    var oci =
        new LockEntry.Oci(isHostless(node) ? "" : registry.host(), registry.repository(), tag);
    var entry = new LockEntry(
        node.key(), identity, LockEntry.Checks.NONE, LockEntry.Git.NONE, oci, registry.inner());
    return entry.withChecks(checks(entry, supplied));
  }

  private LockEntry.Checks checks(LockEntry entry, Supplied supplied) throws IOException {
    var found = supplied.verified().orElseThrow();
    Optional<LockEntry> old = before.entry(entry.key());
    boolean isSame = old.isPresent()
        && old.get().oci().equals(entry.oci())
        && old.get().packageName().equals(entry.packageName());
    boolean isPinned = isSame && !old.get().checks().tree().isEmpty();
    if (isSame && (isPinned || !completes) && !isOther(old.get(), supplied)) {
      return old.get().checks();
    }
    if (!found.isSealed()) {
      return new LockEntry.Checks(found.sum(), "", "");
    }
    return new LockEntry.Checks(found.sum(), digest(supplied), found.tree());
  }

  /** Whether the content is not what the old entry speaks of, after a pin was given up. */
  private static boolean isOther(LockEntry old, Supplied supplied) {
    var digest = digest(supplied);
    return !old.checks().digest().isEmpty()
        && !digest.isEmpty()
        && !old.checks().digest().equals(digest);
  }

  private static String digest(Supplied supplied) {
    var reference = supplied.verified().orElseThrow().reference();
    return reference.isEmpty()
        ? ""
        : reference.get().digest().map(Digest::toString).orElse("");
  }

  /** Whether the nearest one who asks for it leaves the host open. */
  private boolean isHostless(Node node) {
    for (var edge : list.dependentsOf(node)) {
      var origin = edge.requirement().dependency().origin();
      if (!edge.isReplaced()) {
        return origin instanceof Dependency.Origin.Repository repository
            && repository.registry().isEmpty();
      }
    }
    return false;
  }
}
