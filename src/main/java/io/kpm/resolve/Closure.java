// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.mod.Place;
import io.kpm.mod.Requirement;
import io.kpm.mod.Revision;
import io.kpm.mod.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that can be reached from the root, whatever is selected in the end: each version that
 * anybody asks for asks for what it needs, and of each name the highest counts. Walked level by
 * level.
 *
 * <p>A requirement that floats (a range, or the newest tag) is taken for the floor of its track if
 * that satisfies it, else for the lowest tag of the range or the newest tag.
 */
final class Closure implements Choice {
  private final Root root;
  private final Packages packages;
  private final Map<Track, RankedTag> floors;
  private final Map<String, PackageVersion> replacements;
  private final Set<PackageVersion> visited = new HashSet<>();
  private final Map<Track, RankedTag> highest = new HashMap<>();
  private final Map<Track, Asked> whoAskedForHighest = new HashMap<>();
  private final Map<Track, RankedTag> lowestFloating = new HashMap<>();

  private Closure(Root root, Packages packages, Map<Track, RankedTag> floors) {
    this.root = root;
    this.packages = packages;
    this.floors = floors;
    this.replacements = replacements(root);
  }

  /** By import name: the directories of the root, which stand for these names everywhere. */
  static Map<String, PackageVersion> replacements(Root root) {
    var replacements = new HashMap<String, PackageVersion>();
    for (var requirement : root.requirements()) {
      if (requirement.place() instanceof Place.Local) {
        var present = new PackageVersion(requirement.place(), new Revision.Present());
        replacements.put(requirement.importName(), present);
      }
    }
    return replacements;
  }

  static Closure walk(Root root, Packages packages, Map<Track, RankedTag> floors) {
    var closure = new Closure(root, packages, floors);
    var requirements = Packages.sorted(root.requirements());
    var level = Asked.all(requirements, root.node().selected(), Optional.empty());
    while (!level.isEmpty()) {
      level = closure.next(level);
    }
    return closure;
  }

  @Override
  public Optional<PackageVersion> of(Asked asked) {
    Optional<PackageVersion> own = fixed(asked);
    if (own.isEmpty()) {
      var highestTag = highest.get(track(asked.requirement()));
      return highestTag == null ? Optional.empty() : version(asked, highestTag);
    }
    var track = Track.of(asked.requirement().importName(), own.get());
    var highestTag = highest.get(track);
    return highestTag == null ? own : version(own.get().place(), highestTag);
  }

  /** The selected tag of a track; empty if nobody asks for one of its versions. */
  Optional<RankedTag> highest(Track track) {
    return Optional.ofNullable(highest.get(track));
  }

  /** Why a track that has a highest tag has this one; it may be a version that is not selected. */
  Optional<Asked> whoAskedForHighest(Track track) {
    return Optional.ofNullable(whoAskedForHighest.get(track));
  }

  /** The lowest tag that a requirement of this track was taken for that floats, if any does. */
  Optional<RankedTag> lowestFloating(Track track) {
    return Optional.ofNullable(lowestFloating.get(track));
  }

  private List<Asked> next(List<Asked> level) {
    packages.loadTags(placesInDoubt(level));
    var found = new LinkedHashMap<PackageVersion, Asked>();
    for (var asked : level) {
      Optional<PackageVersion> target = target(asked);
      if (target.isPresent() && visited.add(target.get())) {
        found.put(target.get(), asked);
      }
    }
    var chains = new LinkedHashMap<PackageVersion, Chain>();
    for (var entry : found.entrySet()) {
      var revision = entry.getKey().revision().toString();
      chains.put(entry.getKey(), entry.getValue().chain(root, revision));
    }
    packages.load(chains);
    var next = new ArrayList<Asked>();
    for (var entry : found.entrySet()) {
      var requirements = packages.requirements(entry.getKey());
      next.addAll(Asked.all(requirements, entry.getKey(), Optional.of(entry.getValue())));
    }
    return next;
  }

  private Map<Place, Chain> placesInDoubt(List<Asked> level) {
    var places = new LinkedHashMap<Place, Chain>();
    for (var asked : level) {
      var requirement = asked.requirement();
      boolean isOpen = !leadsBack(requirement) && fixed(asked).isEmpty();
      if (isOpen && floor(requirement).isEmpty()) {
        places.putIfAbsent(requirement.place(), asked.chain(root));
      }
    }
    return places;
  }

  /** The version to visit; notes what it means for its track. */
  private Optional<PackageVersion> target(Asked asked) {
    var requirement = asked.requirement();
    if (leadsBack(requirement)) {
      return Optional.empty();
    }
    Optional<PackageVersion> fixed = fixed(asked);
    if (fixed.isPresent()) {
      var track = Track.of(requirement.importName(), fixed.get());
      Optional<RankedTag> tag = RankedTag.of(fixed.get().revision());
      tag.ifPresent(t -> note(track, t, asked));
      return fixed;
    }
    Optional<RankedTag> tag = floating(requirement);
    if (tag.isEmpty()) {
      return Optional.empty();
    }
    var track = track(requirement);
    note(track, tag.get(), asked);
    lowestFloating.merge(track, tag.get(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    return version(asked, tag.get());
  }

  private void note(Track track, RankedTag tag, Asked asked) {
    var known = highest.get(track);
    if (known == null || tag.compareTo(known) > 0) {
      highest.put(track, tag);
      whoAskedForHighest.put(track, asked);
    }
  }

  /** What a requirement means by itself; empty if it floats. */
  private Optional<PackageVersion> fixed(Asked asked) {
    var requirement = asked.requirement();
    var replacement = replacements.get(requirement.importName());
    if (replacement != null) {
      return Optional.of(replacement);
    }
    if (requirement.place() instanceof Place.Inside) {
      return Optional.of(new PackageVersion(requirement.place(), asked.holder().revision()));
    }
    if (requirement.wanted() instanceof Wanted.AtLeast minimum) {
      var tag = new Revision.Tag(minimum.tag());
      return Optional.of(new PackageVersion(requirement.place(), tag));
    }
    return requirement.wanted() instanceof Wanted.Exactly exactly
        ? Optional.of(new PackageVersion(requirement.place(), exactly.revision()))
        : Optional.empty();
  }

  private Optional<RankedTag> floating(Requirement requirement) {
    Optional<RankedTag> floor = floor(requirement);
    if (floor.isPresent()) {
      return floor;
    }
    return requirement.wanted() instanceof Wanted.Within within
        ? packages.lowest(requirement.place(), tag -> within.range().contains(tag.version()))
        : packages.newest(requirement.place());
  }

  /** The floor, if the requirement is satisfied with it. */
  private Optional<RankedTag> floor(Requirement requirement) {
    var floor = floors.get(track(requirement));
    boolean isAllowed = floor != null
        && (!(requirement.wanted() instanceof Wanted.Within within)
            || within.range().contains(floor.version()));
    return isAllowed ? Optional.ofNullable(floor) : Optional.empty();
  }

  private boolean leadsBack(Requirement requirement) {
    return root.isMeantBy(requirement);
  }

  private static Track track(Requirement requirement) {
    return Track.ranked(requirement.importName(), requirement.place());
  }

  private static Optional<PackageVersion> version(Asked asked, RankedTag tag) {
    return version(asked.requirement().place(), tag);
  }

  private static Optional<PackageVersion> version(Place place, RankedTag tag) {
    return Optional.of(new PackageVersion(place, tag.revision()));
  }
}
