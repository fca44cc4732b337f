// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;

/** Looks for packages that require each other; without recursion, for long chains. */
final class Cycle {
  private final BuildList list;
  private final HashSet<Node> finished = new HashSet<>();
  private final HashSet<Node> open = new HashSet<>();
  private final ArrayDeque<Iterator<Edge>> ways = new ArrayDeque<>();
  private final ArrayDeque<Edge> path = new ArrayDeque<>();

  private Cycle(BuildList list) {
    this.list = list;
  }

  /** The first cycle, with the chain from the root that leads into it and around. */
  static Optional<KpmException> in(BuildList list) {
    return new Cycle(list).search();
  }

  private Optional<KpmException> search() {
    enter(list.root().node());
    while (!ways.isEmpty()) {
      var way = ways.getLast();
      if (!way.hasNext()) {
        leave();
        continue;
      }
      var edge = way.next();
      path.addLast(edge);
      if (open.contains(edge.child())) {
        return Optional.of(found());
      }
      if (finished.contains(edge.child())) {
        path.removeLast();
      } else {
        enter(edge.child());
      }
    }
    return Optional.empty();
  }

  private void enter(Node node) {
    open.add(node);
    ways.addLast(list.requirementsOf(node).iterator());
  }

  private void leave() {
    ways.removeLast();
    var edge = path.pollLast();
    var node = edge == null ? list.root().node() : edge.child();
    open.remove(node);
    finished.add(node);
  }

  private KpmException found() {
    var steps = new ArrayList<Chain.Step>();
    for (var edge : path) {
      steps.add(new Chain.Step(
          edge.child().key(),
          edge.requirement().wanted().toString(),
          edge.child().selected().revision().toString()));
    }
    var chain = new Chain(list.root().name(), steps);
    return new KpmException(
            ErrorId.E_RESOLVE, "packages require each other in a cycle: `" + chain + "`")
        .withHint("take one of these dependencies out of its kcl.mod");
  }
}
