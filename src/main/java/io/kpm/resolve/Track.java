// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.mod.Place;
import io.kpm.mod.Revision;
import java.util.Optional;

/**
 * The revisions of a name among which the highest is chosen: all tags of one place that are
 * versions; everything else has no order and stands alone.
 */
record Track(String importName, Place place, Optional<Revision> alone) {
  static Track of(String importName, PackageVersion version) {
    boolean isRanked = RankedTag.of(version.revision()).isPresent();
    return new Track(
        importName, version.place(), isRanked ? Optional.empty() : Optional.of(version.revision()));
  }

  /** The versions of a place. */
  static Track ranked(String importName, Place place) {
    return new Track(importName, place, Optional.empty());
  }
}
