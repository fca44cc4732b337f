// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.mod.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A requirement that was met on the way through the graph.
 *
 * @param requirement what is asked for
 * @param holder the package that asks
 * @param by why the holder is in the graph; empty for the root
 */
record Asked(Requirement requirement, PackageVersion holder, Optional<Asked> by) {
  static List<Asked> all(
      List<Requirement> requirements, PackageVersion holder, Optional<Asked> by) {
    var asked = new ArrayList<Asked>(requirements.size());
    for (var requirement : requirements) {
      asked.add(new Asked(requirement, holder, by));
    }
    return asked;
  }

  /** The way here; the last package has the revision that it is given. */
  Chain chain(Root root, String revision) {
    var steps = new ArrayDeque<Chain.Step>();
    var here = this;
    var selected = revision;
    while (true) {
      var wanted = here.requirement.wanted().toString();
      steps.addFirst(new Chain.Step(here.requirement.key(), wanted, selected));
      if (here.by.isEmpty()) {
        return new Chain(root.name(), List.copyOf(steps));
      }
      selected = here.holder.revision().toString();
      here = here.by.get();
    }
  }

  /** The way here, with what is asked for at its end. */
  Chain chain(Root root) {
    return chain(root, requirement.wanted().toString());
  }
}
