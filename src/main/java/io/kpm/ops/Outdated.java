// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.mod.Place;
import io.kpm.mod.Requirement;
import io.kpm.project.Project;
import io.kpm.resolve.BuildList;
import io.kpm.resolve.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Shows which newer versions registries have. Writes nothing. */
public final class Outdated {
  private final Settling settling;

  public Outdated(Settling settling) {
    this.settling = settling;
  }

  /**
   * A package of a registry.
   *
   * @param current the tag that is used
   * @param compatible the newest tag in the range that is asked for; a plain version stands for
   *     what is compatible with it
   * @param newest the newest tag
   */
  public record Row(String name, String current, String compatible, String newest) {
    /** Whether there is a newer one. */
    public boolean isOutdated() {
      return !newest.equals(current);
    }
  }

  /**
   * All packages from registries that the project needs, by name.
   *
   * @throws io.kpm.error.KpmException as {@link Add#run}
   */
  public List<Row> run(Graph.Request request) {
    var project = Project.in(request.directory());
    var dependencies = settling.dependencies(request.lock());
    var list = dependencies.settle(project).list();
    var asked = new LinkedHashMap<Requirement, Node>();
    for (var node : list.nodes()) {
      if (node.selected().place() instanceof Place.Registry) {
        asked.put(nearest(list, node), node);
      }
    }
    var rows = new ArrayList<Row>();
    for (var newest : dependencies.newest(project, List.copyOf(asked.keySet()))) {
      var node = asked.get(newest.requirement());
      if (node != null) {
        var current = node.selected().revision().toString();
        rows.add(new Row(
            node.key(),
            current,
            newest.within().orElse(current),
            newest.overall().orElse(current)));
      }
    }
    return rows;
  }

  private static Requirement nearest(BuildList list, Node node) {
    for (var edge : list.dependentsOf(node)) {
      if (!edge.isReplaced()) {
        return edge.requirement();
      }
    }
    throw new IllegalStateException("nobody asks for " + node.key());
  }
}
