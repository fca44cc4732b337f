// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.mod.Dependency;
import io.kpm.mod.Requirement;
import io.kpm.mod.Version;
import io.kpm.mod.VersionRange;
import io.kpm.mod.Wanted;
import io.kpm.oci.TagName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A direct dependency beside the tags that its registry has.
 *
 * @param requirement what {@code kcl.mod} asks for
 * @param within the newest tag in the range that {@code kcl.mod} gives; a plain version counts as
 *     the range of what is compatible with it, {@code ^1.2.3}
 * @param overall the newest tag there is
 */
public record Newest(Requirement requirement, Optional<String> within, Optional<String> overall) {
  static Newest of(Requirement requirement, List<String> tags) {
    return new Newest(
        requirement, Version.newest(allowed(requirement.wanted(), tags)), Version.newest(tags));
  }

  /** The dependency at the newest tag, if that is higher than a plain version it states. */
  public Optional<Dependency> raised() {
    Optional<Version> stated = requirement.wanted() instanceof Wanted.AtLeast minimum
        ? Version.ofTag(minimum.tag())
        : Optional.empty();
    Optional<Version> newest = Version.ofTag(overall.orElse(""));
    if (stated.isEmpty() || newest.isEmpty() || newest.get().compareTo(stated.get()) <= 0) {
      return Optional.empty();
    }
    var dependency = requirement.dependency();
    boolean isVersion = dependency.origin() instanceof Dependency.Origin.Registry;
    var tag = overall.orElseThrow();
    return Optional.of(dependency.atTag(isVersion ? TagName.toVersion(tag) : tag));
  }

  private static List<String> allowed(Wanted wanted, List<String> tags) {
    if (wanted instanceof Wanted.Within within) {
      return allowed(within.range(), tags);
    }
    boolean isVersion =
        wanted instanceof Wanted.AtLeast minimum && Version.ofTag(minimum.tag()).isPresent();
    return isVersion ? allowed(VersionRange.parse("^" + wanted, ""), tags) : tags;
  }

  private static List<String> allowed(VersionRange range, List<String> tags) {
    var allowed = new ArrayList<String>();
    for (var tag : tags) {
      Optional<Version> version = Version.ofTag(tag);
      if (version.isPresent() && range.contains(version.get())) {
        allowed.add(tag);
      }
    }
    return allowed;
  }
}
