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
    var place = node.selected().place();
    if (!(place instanceof Place.Registry registry)) {
      var inner = place instanceof Place.Local local ? local.inner() : "";
      return entry(node, LockEntry.Oci.NONE, inner);
    }
    var tag = node.selected().revision() instanceof Revision.Tag named ? named.name() : "";
    var oci =
        new LockEntry.Oci(isHostless(node) ? "" : registry.host(), registry.repository(), tag);
    var entry = entry(node, oci, registry.inner());
    Optional<LockEntry> old = before.entry(entry.key());
    return old.isPresent() && isKept(old.get(), entry, supply.of(node.selected()))
        ? old.get()
        : entry.withChecks(checks(supply.of(node.selected())));
  }

  private LockEntry entry(Node node, LockEntry.Oci oci, String inner) {
    var supplied = supply.of(node.selected());
    return new LockEntry(
        node.key(),
        new LockEntry.Identity(node.key(), supplied.fullName(), supplied.version()),
        LockEntry.Checks.NONE,
        LockEntry.Git.NONE,
        oci,
        inner);
  }

  /** Whether an entry says all that has to be said of the same content. */
  private boolean isKept(LockEntry old, LockEntry now, Supplied supplied) {
    boolean isSame = old.oci().equals(now.oci()) && old.packageName().equals(now.packageName());
    boolean saysEnough = !completes || !old.checks().tree().isEmpty();
    return isSame && saysEnough && !isOther(old, supplied);
  }

  private static LockEntry.Checks checks(Supplied supplied) throws IOException {
    var found = supplied.verified().orElseThrow();
    return found.isSealed()
        ? new LockEntry.Checks(found.sum(), digest(supplied), found.tree())
        : new LockEntry.Checks(found.sum(), "", "");
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
