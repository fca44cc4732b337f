// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.mod.Place;
import io.kpm.mod.Requirement;
import io.kpm.mod.Version;
import io.kpm.text.Utf8Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known of the universe by now; nothing is asked for twice. */
final class Packages {
  private final Universe universe;
  private final Map<PackageVersion, List<Requirement>> requirements = new HashMap<>();
  private final Map<Place, List<RankedTag>> tags = new HashMap<>();
  private final Map<Place, List<String>> tagNames = new HashMap<>();

  Packages(Universe universe) {
    this.universe = universe;
  }

  /** Sorted by key, so that nothing depends on the order in which they are declared. */
  static List<Requirement> sorted(List<Requirement> requirements) {
    var sorted = new ArrayList<>(requirements);
    sorted.sort((a, b) -> Utf8Order.INSTANCE.compare(a.key(), b.key()));
    return sorted;
  }

  /** Gets to know what is new in one level. */
  void load(Map<PackageVersion, Chain> level) {
    var unknown = new LinkedHashMap<>(level);
    unknown.keySet().removeAll(requirements.keySet());
    if (unknown.isEmpty()) {
      return;
    }
    var answer = universe.load(Collections.unmodifiableMap(unknown));
    for (var version : unknown.keySet()) {
      requirements.put(version, sorted(answered(answer.get(version), version)));
    }
  }

  /** Gets to know the tags of places. */
  void loadTags(Map<Place, Chain> places) {
    var unknown = new LinkedHashMap<>(places);
    unknown.keySet().removeAll(tags.keySet());
    if (unknown.isEmpty()) {
      return;
    }
    var answer = universe.tags(Collections.unmodifiableMap(unknown));
    for (var place : unknown.keySet()) {
      var names = answered(answer.get(place), place);
      tagNames.put(place, names);
      tags.put(place, ranked(names));
    }
  }

  /** Sorted by key. */
  List<Requirement> requirements(PackageVersion version) {
    return answered(requirements.get(version), version);
  }

  /** The lowest tag that will do. */
  Optional<RankedTag> lowest(Place place, Predicate<RankedTag> allowed) {
    for (var tag : answered(tags.get(place), place)) {
      if (allowed.test(tag)) {
        return Optional.of(tag);
      }
    }
    return Optional.empty();
  }

  /** The newest tag, as {@link Version#newest} has it. */
  Optional<RankedTag> newest(Place place) {
    Optional<String> newest = Version.newest(answered(tagNames.get(place), place));
    return newest.isPresent() ? RankedTag.of(newest.get()) : Optional.empty();
  }

  private static List<RankedTag> ranked(List<String> names) {
    var ranked = new ArrayList<RankedTag>();
    for (var name : names) {
      var tag = RankedTag.of(name);
      if (tag.isPresent()) {
        ranked.add(tag.get());
      }
    }
    Collections.sort(ranked);
    return ranked;
  }

  private static <T> T answered(@Nullable T answer, Object about) {
    if (answer == null) {
      throw new IllegalStateException("the universe says nothing about " + about);
    }
    return answer;
  }
}
