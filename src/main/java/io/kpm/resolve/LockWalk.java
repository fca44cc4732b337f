// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.error.KpmException;
import io.kpm.mod.Place;
import io.kpm.mod.Requirement;
import io.kpm.mod.Revision;
import io.kpm.mod.Wanted;
import io.kpm.text.Foreign;
import io.kpm.text.Utf8Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows a lock from the root, level by level, and notes where it does not fit. */
final class LockWalk implements Choice {
  private final Root root;
  private final Packages packages;
  private final Map<String, PackageVersion> locked;
  private final Map<String, PackageVersion> byImportName = new HashMap<>();
  private final Map<String, PackageVersion> replacements;
  private final List<String> disagreements = new ArrayList<>();
  private final Set<PackageVersion> visited = new HashSet<>();

  LockWalk(Root root, Packages packages, Map<String, PackageVersion> locked) {
    this.root = root;
    this.packages = packages;
    this.locked = locked;
    this.replacements = Closure.replacements(root);
    for (var entry : locked.entrySet()) {
      byImportName.put(entry.getKey().replace('-', '_'), entry.getValue());
    }
  }

  Followed follow() {
    var requirements = Packages.sorted(root.requirements());
    var level = Asked.all(requirements, root.node().selected(), Optional.empty());
    while (!level.isEmpty()) {
      level = next(level);
    }
    if (!disagreements.isEmpty()) {
      return new Followed(Optional.empty(), disagreements, List.of(), List.of());
    }
    var walk = Walk.over(root, packages, this);
    Optional<KpmException> conflict = new Conflict(root).in(walk);
    var list = walk.buildList();
    Optional<KpmException> wrong = conflict.isPresent() ? conflict : Cycle.in(list);
    if (wrong.isPresent()) {
      throw wrong.get();
    }
    return new Followed(Optional.of(list), List.of(), unexplained(walk), leftOver(list));
  }

  @Override
  public Optional<PackageVersion> of(Asked asked) {
    var requirement = asked.requirement();
    var replacement = replacements.get(requirement.importName());
    if (replacement != null) {
      return Optional.of(replacement);
    }
    if (requirement.place() instanceof Place.Inside) {
      return Optional.of(new PackageVersion(requirement.place(), asked.holder().revision()));
    }
    if (requirement.place() instanceof Place.Local) {
      return Optional.of(new PackageVersion(requirement.place(), new Revision.Present()));
    }
    var entry = byImportName.get(requirement.importName());
    return entry != null && satisfies(entry, requirement) ? Optional.of(entry) : Optional.empty();
  }

  private List<Asked> next(List<Asked> level) {
    var found = new LinkedHashMap<PackageVersion, Asked>();
    var chains = new LinkedHashMap<PackageVersion, Chain>();
    for (var asked : level) {
      if (root.isMeantBy(asked.requirement())) {
        continue;
      }
      Optional<PackageVersion> target = of(asked);
      if (target.isEmpty()) {
        disagreements.add(disagreement(asked));
      } else if (visited.add(target.get())) {
        found.put(target.get(), asked);
        chains.put(target.get(), asked.chain(root, target.get().revision().toString()));
      }
    }
    packages.load(chains);
    var next = new ArrayList<Asked>();
    for (var entry : found.entrySet()) {
      var requirements = packages.requirements(entry.getKey());
      next.addAll(Asked.all(requirements, entry.getKey(), Optional.of(entry.getValue())));
    }
    return next;
  }

  private static boolean satisfies(PackageVersion entry, Requirement requirement) {
    if (!entry.place().equals(requirement.place())) {
      return false;
    }
    Optional<RankedTag> tag = RankedTag.of(entry.revision());
    var wanted = requirement.wanted();
    if (wanted instanceof Wanted.Exactly exactly) {
      return exactly.revision().equals(entry.revision());
    }
    if (wanted instanceof Wanted.AtLeast minimum) {
      Optional<RankedTag> least = RankedTag.of(minimum.tag());
      boolean isRanked = tag.isPresent() && least.isPresent();
      return isRanked
          ? tag.get().compareTo(least.get()) >= 0
          : entry.revision().equals(new Revision.Tag(minimum.tag()));
    }
    return tag.isPresent()
        && (!(wanted instanceof Wanted.Within within)
            || within.range().contains(tag.get().version()));
  }

  private String disagreement(Asked asked) {
    var requirement = asked.requirement();
    @Nullable PackageVersion entry = byImportName.get(requirement.importName());
    var asks = " `" + asked.chain(root) + "` asks for "
        + Foreign.quote(requirement.wanted().toString()) + " of `" + requirement.place() + "`";
    var key = Foreign.quote(requirement.key());
    return entry == null
        ? key + " is not locked:" + asks
        : key + " is locked as `" + entry + "`:" + asks;
  }

  private static List<String> unexplained(Walk walk) {
    var unexplained = new ArrayList<String>();
    for (var visit : walk.visits().values()) {
      if (RankedTag.of(visit.selected().revision()).isPresent() && !isExplained(visit)) {
        unexplained.add(visit.first().requirement().key());
      }
    }
    unexplained.sort(Utf8Order.INSTANCE);
    return unexplained;
  }

  private static boolean isExplained(Walk.Visit visit) {
    var revision = visit.selected().revision();
    for (var asked : visit.asked()) {
      var requirement = asked.requirement();
      boolean isExact = !(requirement.wanted() instanceof Wanted.AtLeast minimum)
          || revision.equals(new Revision.Tag(minimum.tag()));
      if (isExact) {
        return true;
      }
    }
    return false;
  }

  private List<String> leftOver(BuildList list) {
    var left = new ArrayList<String>();
    for (var name : locked.keySet()) {
      if (list.node(name).isEmpty()) {
        left.add(name);
      }
    }
    left.sort(Utf8Order.INSTANCE);
    return left;
  }
}
