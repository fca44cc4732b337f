// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.mod.Place;
import io.kpm.mod.Requirement;
import io.kpm.mod.Revision;
import java.util.List;

/**
 * The package whose dependencies are resolved.
 *
 * @param name its own name; empty if it has none, as a program that is only run
 * @param version its own version, or empty
 * @param place where it lies
 * @param requirements in any order
 */
public record Root(String name, String version, Place place, List<Requirement> requirements) {
  public Root {
    requirements = List.copyOf(requirements);
  }

  /** The root as a node of the graph. */
  public Node node() {
    return new Node(name, new PackageVersion(place, new Revision.Present()));
  }

  /** Whether a requirement, anywhere in the graph, comes back to the root. */
  boolean isMeantBy(Requirement requirement) {
    return requirement.place().equals(place)
        || requirement.importName().equals(node().importName());
  }
}
