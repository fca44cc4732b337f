// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.mod.GitRef;
import io.kpm.mod.LockEntry;
import io.kpm.mod.Place;
import io.kpm.mod.Revision;
import io.kpm.text.Foreign;
import java.util.Optional;

/** One version of one package: what has to be fetched to learn its requirements. */
public record PackageVersion(Place place, Revision revision) {
  /**
   * What a lock selects; empty for an entry without a source, as directories have.
   *
   * @param defaultRegistry the host of an entry that follows the default registry
   */
  public static Optional<PackageVersion> of(LockEntry entry, String defaultRegistry) {
    if (entry.isGit()) {
      var place = new Place.Git(entry.git().url(), entry.packageName());
      return Optional.of(new PackageVersion(place, new Revision.Git(ref(entry.git()))));
    }
    if (!entry.isOci()) {
      return Optional.empty();
    }
    var oci = entry.oci();
    var host = oci.registry().isEmpty() ? defaultRegistry : oci.registry();
    var revision = oci.tag().isEmpty()
        ? new Revision.Digest(entry.checks().digest())
        : new Revision.Tag(oci.tag());
    var place = new Place.Registry(host, oci.repository(), entry.packageName());
    return Optional.of(new PackageVersion(place, revision));
  }

  /** Place and revision, for messages. */
  @Override
  public String toString() {
    var text = Foreign.escape(revision.toString());
    return text.isEmpty() ? place.toString() : place + " at " + text;
  }

  private static GitRef ref(LockEntry.Git git) {
    if (!git.commit().isEmpty()) {
      return new GitRef.Commit(git.commit());
    }
    if (!git.branch().isEmpty()) {
      return new GitRef.Branch(git.branch());
    }
    return git.tag().isEmpty() ? new GitRef.Head() : new GitRef.Tag(git.tag());
  }
}
