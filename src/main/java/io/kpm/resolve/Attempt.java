// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.error.KpmException;
import io.kpm.mod.Place;
import io.kpm.mod.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resolution with given preferences: closures with rising floors, until nothing rises. */
final class Attempt {
  /** Exactly one of both is present. */
  record Outcome(Optional<BuildList> list, Optional<KpmException> failure) {
    static Outcome of(BuildList list) {
      return new Outcome(Optional.of(list), Optional.empty());
    }

    static Outcome of(KpmException failure) {
      return new Outcome(Optional.empty(), Optional.of(failure));
    }
  }

  private final Root root;
  private final Packages packages;
  private final Map<Track, RankedTag> floors = new HashMap<>();

  private Attempt(Root root, Packages packages) {
    this.root = root;
    this.packages = packages;
  }

  static Outcome at(Root root, Packages packages, Map<String, PackageVersion> preferred) {
    var attempt = new Attempt(root, packages);
    for (var entry : preferred.entrySet()) {
      var track =
          Track.ranked(entry.getKey().replace('-', '_'), entry.getValue().place());
      RankedTag.of(entry.getValue().revision()).ifPresent(tag -> attempt.floors.put(track, tag));
    }
    return attempt.outcome();
  }

  private Outcome outcome() {
    while (true) {
      var closure = Closure.walk(root, packages, floors);
      var walk = Walk.over(root, packages, closure);
      var rise = new Rise(closure, walk);
      rise.find();
      if (rise.found.isEmpty()) {
        return judged(walk, rise);
      }
      floors.putAll(rise.found);
    }
  }

  private Outcome judged(Walk walk, Rise rise) {
    Optional<KpmException> conflict = new Conflict(root).in(walk);
    if (conflict.isPresent()) {
      return Outcome.of(conflict.get());
    }
    if (!rise.stuck.isEmpty()) {
      return Outcome.of(new Conflict(root).ranges(rise.stuck));
    }
    var list = walk.buildList();
    Optional<KpmException> cycle = Cycle.in(list);
    return cycle.isPresent() ? Outcome.of(cycle.get()) : Outcome.of(list);
  }

  /** The floors that have to rise after one closure: those nearest to the root. */
  private final class Rise {
    private final Closure closure;
    private final Walk walk;
    private final Map<Track, RankedTag> found = new HashMap<>();
    private List<Asked> stuck = List.of();

    Rise(Closure closure, Walk walk) {
      this.closure = closure;
      this.walk = walk;
    }

    void find() {
      packages.loadTags(placesInConflict());
      int depth = 0;
      for (var entry : walk.visits().entrySet()) {
        var visit = entry.getValue();
        if (!found.isEmpty() && visit.depth() > depth) {
          return;
        }
        depth = visit.depth();
        var track = Track.of(entry.getKey(), visit.selected());
        Optional<RankedTag> selected = closure.highest(track);
        if (selected.isPresent()) {
          look(track, selected.get(), visit.asked());
        }
      }
    }

    /** Where a range excludes what is selected. */
    private Map<Place, Chain> placesInConflict() {
      var places = new LinkedHashMap<Place, Chain>();
      for (var visit : walk.visits().values()) {
        var place = visit.selected().place();
        Optional<RankedTag> selected = RankedTag.of(visit.selected().revision());
        if (selected.isPresent() && !allow(ranges(place, visit.asked()), selected.get())) {
          places.putIfAbsent(place, visit.first().chain(root));
        }
      }
      return places;
    }

    private void look(Track track, RankedTag selected, List<Asked> asked) {
      var floor = floors.get(track);
      var ranges = ranges(track.place(), asked);
      if (!allow(ranges, selected)) {
        var least = floor == null || floor.compareTo(selected) < 0 ? selected : floor;
        Optional<RankedTag> higher =
            packages.lowest(track.place(), tag -> tag.compareTo(least) > 0 && allow(ranges, tag));
        higher.ifPresentOrElse(tag -> found.put(track, tag), () -> stuck = claims(track, asked));
        return;
      }
      Optional<RankedTag> floating = closure.lowestFloating(track);
      boolean isLower = floating.isPresent() && floating.get().compareTo(selected) < 0;
      if (isLower && (floor == null || floor.compareTo(selected) < 0)) {
        found.put(track, selected);
      }
    }

    /** All that is asked for, also the highest by a version that is not selected. */
    private List<Asked> claims(Track track, List<Asked> asked) {
      var claims = new ArrayList<>(asked);
      closure.whoAskedForHighest(track).ifPresent(highest -> {
        boolean isAmongThem = false;
        for (var one : asked) {
          isAmongThem |= one.requirement().equals(highest.requirement());
        }
        if (!isAmongThem) {
          claims.add(highest);
        }
      });
      return claims;
    }

    private static List<Wanted.Within> ranges(Place place, List<Asked> asked) {
      var ranges = new ArrayList<Wanted.Within>();
      for (var one : asked) {
        var requirement = one.requirement();
        if (requirement.place().equals(place)
            && requirement.wanted() instanceof Wanted.Within within) {
          ranges.add(within);
        }
      }
      return ranges;
    }

    private static boolean allow(List<Wanted.Within> ranges, RankedTag tag) {
      for (var within : ranges) {
        if (!within.range().contains(tag.version())) {
          return false;
        }
      }
      return true;
    }
  }
}
