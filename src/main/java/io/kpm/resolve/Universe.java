// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.mod.Place;
import io.kpm.mod.Requirement;
import java.util.List;
import java.util.Map;

/**
 * All packages there are. A resolver asks for everything new of one level of the graph at once, so
 * that it can be fetched in parallel, and for nothing twice. What is asked for comes with the chain
 * that leads to it, for messages; failures go through the resolver as they are. How many packages
 * may be fetched is for the universe to bound.
 */
public interface Universe {
  /**
   * What some packages require.
   *
   * @return the requirements of each, in any order
   */
  Map<PackageVersion, List<Requirement>> load(Map<PackageVersion, Chain> level);

  /**
   * All tags of some registries' repositories. Asked only for ranges, and for dependencies without
   * a version, that no preferred version settles.
   */
  Map<Place, List<String>> tags(Map<Place, Chain> places);
}
