// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.text.Utf8Order;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Walks back from a package to the root, the shortest way first.
 *
 * <p>Every unfinished way is weighed by its length and the least number of steps that are left, so
 * that none is looked at in vain: the work grows with the number of chains asked for.
 */
final class ChainSearch {
  private final BuildList list;
  private final Node target;
  private final Map<Node, Integer> depths = new HashMap<>();

  ChainSearch(BuildList list, Node target) {
    this.list = list;
    this.target = target;
    depths.put(list.root().node(), 0);
    for (var edge : list.edges()) {
      depths.putIfAbsent(edge.child(), depth(edge.parent()) + 1);
    }
  }

  List<Chain> shortest(int most) {
    var chains = new ArrayList<Chain>();
    var open = new PriorityQueue<Way>();
    extend(target, Optional.empty(), open);
    while (!open.isEmpty() && chains.size() < most) {
      var way = open.remove();
      if (way.edge().parent().equals(list.root().node())) {
        chains.add(chain(way));
      } else {
        extend(way.edge().parent(), Optional.of(way), open);
      }
    }
    return chains;
  }

  private void extend(Node node, Optional<Way> rest, PriorityQueue<Way> open) {
    int length = rest.isPresent() ? rest.get().length() + 1 : 1;
    for (var edge : list.dependentsOf(node)) {
      open.add(new Way(edge, rest, length, length + depth(edge.parent())));
    }
  }

  private int depth(Node node) {
    return depths.getOrDefault(node, 0);
  }

  private Chain chain(Way way) {
    var steps = new ArrayList<Chain.Step>();
    Optional<Way> here = Optional.of(way);
    while (here.isPresent()) {
      var edge = here.get().edge();
      steps.add(new Chain.Step(
          edge.child().key(),
          edge.requirement().wanted().toString(),
          edge.child().selected().revision().toString()));
      here = here.get().rest();
    }
    return new Chain(list.root().name(), steps);
  }

  /** From a package, by this edge and the rest, to the target. */
  private record Way(Edge edge, Optional<Way> rest, int length, int estimate)
      implements Comparable<Way> {
    @Override
    public int compareTo(Way other) {
      return estimate == other.estimate
          ? compareKeys(other)
          : Integer.compare(estimate, other.estimate);
    }

    private int compareKeys(Way other) {
      var mine = keys();
      var theirs = other.keys();
      while (!mine.isEmpty() && !theirs.isEmpty()) {
        int order = Utf8Order.INSTANCE.compare(mine.removeFirst(), theirs.removeFirst());
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(theirs.size(), mine.size());
    }

    /** From the target back. */
    private ArrayDeque<String> keys() {
      var keys = new ArrayDeque<String>();
      keys.addFirst(edge.parent().key());
      Optional<Way> here = Optional.of(this);
      while (here.isPresent()) {
        keys.addFirst(here.get().edge().child().key());
        here = here.get().rest();
      }
      return keys;
    }
  }
}
