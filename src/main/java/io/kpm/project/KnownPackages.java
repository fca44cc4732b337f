// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.error.KpmException;
import io.kpm.mod.Place;
import io.kpm.mod.Requirement;
import io.kpm.mod.Revision;
import io.kpm.mod.Wanted;
import io.kpm.resolve.Chain;
import io.kpm.resolve.PackageVersion;
import io.kpm.resolve.Root;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Walks a graph as far as its packages are at hand; whatever is not is passed over. */
final class KnownPackages {
  private final Supply supply;
  private final Pins pins;

  KnownPackages(Supply supply, Pins pins) {
    this.supply = supply;
    this.pins = pins;
  }

  /** The directories by import name. */
  Map<String, Path> from(Root root) {
    var known = new TreeMap<String, Path>();
    var open = new ArrayDeque<Asked>();
    for (var requirement : root.requirements()) {
      open.add(new Asked(requirement, new Revision.Present()));
    }
    while (!open.isEmpty()) {
      var asked = open.remove();
      var name = asked.requirement().importName();
      Optional<PackageVersion> version =
          known.containsKey(name) ? Optional.empty() : version(asked);
      if (version.isPresent()) {
        for (var next : load(version.get())) {
          open.add(new Asked(next, version.get().revision()));
        }
        supply.find(version.get()).ifPresent(found -> known.put(name, found.directory()));
      }
    }
    return known;
  }

  /** A requirement, and the revision of the package that has it. */
  private record Asked(Requirement requirement, Revision holder) {}

  private List<Requirement> load(PackageVersion version) {
    try {
      var alone = Map.of(version, new Chain("", List.of()));
      return supply.load(alone).getOrDefault(version, List.of());
    } catch (KpmException e) {
      // Not at hand, or not in order: either way it cannot be told of.
      return List.of();
    }
  }

  private Optional<PackageVersion> version(Asked asked) {
    var place = asked.requirement().place();
    if (place instanceof Place.Inside) {
      return Optional.of(new PackageVersion(place, asked.holder()));
    }
    var pinned = pins.byName().get(asked.requirement().importName());
    if (pinned != null && pinned.place().equals(place)) {
      return Optional.of(pinned);
    }
    var wanted = asked.requirement().wanted();
    if (wanted instanceof Wanted.Exactly exactly) {
      return Optional.of(new PackageVersion(place, exactly.revision()));
    }
    return wanted instanceof Wanted.AtLeast minimum
        ? Optional.of(new PackageVersion(place, new Revision.Tag(minimum.tag())))
        : Optional.empty();
  }
}
