// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.text.Utf8Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The graph of what is selected, breadth first from the root and by name among siblings, with
 * everything that is wrong with it.
 */
final class Walk {
  /** Two packages under one name: the first that was met, and the one that does not fit. */
  record Clash(Asked first, Asked other) {}

  /** A package and all that is asked of it, the first requirement being the nearest to the root. */
  record Visit(PackageVersion selected, int depth, List<Asked> asked) {
    Asked first() {
      return asked.get(0);
    }
  }

  private final Root root;
  private final Packages packages;
  private final Choice choice;
  private final Map<String, Visit> visits = new LinkedHashMap<>();
  private final List<Asked> links = new ArrayList<>();
  private final List<Clash> clashes = new ArrayList<>();
  private final List<Asked> unmet = new ArrayList<>();

  private Walk(Root root, Packages packages, Choice choice) {
    this.root = root;
    this.packages = packages;
    this.choice = choice;
  }

  /** Needs the requirements of everything that is selected to be loaded. */
  static Walk over(Root root, Packages packages, Choice choice) {
    var walk = new Walk(root, packages, choice);
    walk.walk();
    return walk;
  }

  /** By import name, in the order in which they are met; without the root. */
  Map<String, Visit> visits() {
    return visits;
  }

  List<Clash> clashes() {
    return clashes;
  }

  /** Requirements for which nothing is there. */
  List<Asked> unmet() {
    return unmet;
  }

  /** The graph, once nothing is wrong with it. */
  BuildList buildList() {
    var nodes = new HashMap<String, Node>();
    for (var entry : visits.entrySet()) {
      nodes.put(entry.getKey(), new Node(key(entry.getValue()), entry.getValue().selected()));
    }
    var edges = new ArrayList<Edge>();
    for (var asked : links) {
      var requirement = asked.requirement();
      var parent = asked.by().isEmpty() ? root.node() : node(nodes, asked.by().get());
      var child = root.isMeantBy(requirement) ? root.node() : node(nodes, asked);
      edges.add(new Edge(parent, child, requirement));
    }
    return new BuildList(root, nodes.values(), edges);
  }

  private void walk() {
    var requirements = Packages.sorted(root.requirements());
    var level = Asked.all(requirements, root.node().selected(), Optional.empty());
    for (int depth = 1; !level.isEmpty(); depth++) {
      var next = new ArrayList<Asked>();
      for (var asked : level) {
        visit(asked, depth, next);
      }
      level = next;
    }
  }

  private void visit(Asked asked, int depth, List<Asked> next) {
    if (root.isMeantBy(asked.requirement())) {
      links.add(asked);
      return;
    }
    Optional<PackageVersion> selected = choice.of(asked);
    if (selected.isEmpty()) {
      unmet.add(asked);
      return;
    }
    var name = asked.requirement().importName();
    var known = visits.get(name);
    if (known == null) {
      known = new Visit(selected.get(), depth, new ArrayList<>());
      visits.put(name, known);
      var requirements = packages.requirements(selected.get());
      next.addAll(Asked.all(requirements, selected.get(), Optional.of(asked)));
    } else if (!known.selected().equals(selected.get())) {
      clashes.add(new Clash(known.first(), asked));
      return;
    }
    known.asked().add(asked);
    links.add(asked);
  }

  private static Node node(Map<String, Node> nodes, Asked asked) {
    var node = nodes.get(asked.requirement().importName());
    if (node == null) {
      throw new IllegalStateException("not in the graph: " + asked.requirement().key());
    }
    return node;
  }

  private static String key(Visit visit) {
    var key = visit.first().requirement().key();
    for (var asked : visit.asked()) {
      var other = asked.requirement().key();
      if (visit.first().by().isPresent() && Utf8Order.INSTANCE.compare(other, key) < 0) {
        key = other;
      }
    }
    return key;
  }
}
