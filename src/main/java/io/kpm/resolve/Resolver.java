// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.error.KpmException;
import java.util.Map;
import java.util.Optional;

/**
 * Selects one version of every package that a root needs.
 *
 * <p><b>Versions</b> (tags that are versions) of one name and place are ordered. The closure of the
 * root is every version that anybody in the closure asks for; of each name the highest in it is
 * selected, and what the selected versions require, from the root on, is the build list. So nothing
 * gets less than it asks for, and the order of declarations does not matter.
 *
 * <p><b>A name stands for one package.</b> If two places, or two revisions that have no order (git
 * refs, digests, tags such as {@code latest}), end up under one import name, that is a conflict,
 * unless the root gives the name to a directory of its own: that stands for it everywhere.
 *
 * <p><b>Ranges and "the newest"</b> float. Each takes part in the closure as the lowest tag that it
 * allows (as the newest tag). Then the selected versions are compared with all ranges that the
 * build list contains. Where a range excludes the selected version, the floor of that package is
 * raised to the lowest higher tag that all of them allow; where a higher version than a floating
 * requirement's own was selected anyway, the floor is raised to that version. Of several floors
 * those nearest to the root are raised, and all starts again, a floating requirement now meaning
 * the floor of its package if it allows it. This ends: a floor only ever rises, and only to a tag
 * of the repository or a version that someone names, of which there are finitely many. If no tag is
 * left to rise to, that is a conflict. Nothing is tried a second time with lower floors: one that
 * rose for the sake of a package that dropped out later stays, so that the result is always one
 * that satisfies everything, and nearly always the lowest such.
 *
 * <p><b>Preferred versions</b>, those of a lock, are floors to begin with. Hence a resolution that
 * prefers what it selected before selects it again, without asking for tags. If it fails, the
 * preference is given up before that counts.
 *
 * <p>A resolver remembers what its universe said; it is for one thread.
 */
public final class Resolver {
  private final Packages packages;

  public Resolver(Universe universe) {
    this.packages = new Packages(universe);
  }

  /**
   * Selects versions.
   *
   * @param preferred by key or import name; does not count where it is of another place than what
   *     is required, or not allowed
   * @throws KpmException {@code E_RESOLVE} for conflicts and cycles, with the chains;
   *     {@code E_NOTFOUND} if the newest of no versions is asked for; whatever the universe throws
   */
  public BuildList resolve(Root root, Map<String, PackageVersion> preferred) {
    var attempt = Attempt.at(root, packages, preferred);
    if (attempt.failure().isPresent() && !preferred.isEmpty()) {
      attempt = Attempt.at(root, packages, Map.of());
    }
    Optional<KpmException> failure = attempt.failure();
    if (failure.isPresent()) {
      throw failure.get();
    }
    return attempt.list().orElseThrow();
  }

  /**
   * Takes the versions of a lock as they are, and loads only these; no tags are asked for.
   *
   * @param locked by key or import name; directories of this machine and inside of packages need
   *     none
   * @throws KpmException as {@link #resolve}, if the lock has a cycle or a conflict in it
   */
  public Followed follow(Root root, Map<String, PackageVersion> locked) {
    return new LockWalk(root, packages, locked).follow();
  }
}
