// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.text.Utf8Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a resolution: all packages that the root needs, one version for each import name,
 * and who asked for what. There are no cycles in it.
 */
public final class BuildList {
  private final Root root;
  private final List<Node> nodes;
  private final List<Edge> edges;
  private final Map<Node, List<Edge>> byParent = new HashMap<>();
  private final Map<Node, List<Edge>> byChild = new HashMap<>();

  BuildList(Root root, Collection<Node> nodes, List<Edge> edges) {
    this.root = root;
    var sorted = new ArrayList<>(nodes);
    sorted.sort((a, b) -> Utf8Order.INSTANCE.compare(a.key(), b.key()));
    this.nodes = List.copyOf(sorted);
    this.edges = List.copyOf(edges);
    for (var edge : edges) {
      byParent.computeIfAbsent(edge.parent(), node -> new ArrayList<>()).add(edge);
      byChild.computeIfAbsent(edge.child(), node -> new ArrayList<>()).add(edge);
    }
  }

  public Root root() {
    return root;
  }

  /** All packages but the root, sorted by the bytes of their keys, as in the lock. */
  public List<Node> nodes() {
    return nodes;
  }

  /** A package by its key, or by the name under which it is imported. */
  public Optional<Node> node(String name) {
    var importName = name.replace('-', '_');
    for (var node : nodes) {
      if (node.importName().equals(importName)) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }

  /** Breadth first from the root; those of one parent sorted by the bytes of their keys. */
  public List<Edge> edges() {
    return edges;
  }

  /** What a package, or {@code root().node()}, requires; sorted by the bytes of the keys. */
  public List<Edge> requirementsOf(Node parent) {
    return List.copyOf(byParent.getOrDefault(parent, List.of()));
  }

  /** Who requires a package, the nearest to the root first. */
  public List<Edge> dependentsOf(Node child) {
    return List.copyOf(byChild.getOrDefault(child, List.of()));
  }

  /** The requirements in whose place the root put a directory of its own. */
  public List<Edge> replaced() {
    var replaced = new ArrayList<Edge>();
    for (var edge : edges) {
      if (edge.isReplaced()) {
        replaced.add(edge);
      }
    }
    return replaced;
  }

  /**
   * The chains of requirements that bring a package in, the shortest first, of equal length by the
   * keys on the way back from the package. There may be exponentially many.
   *
   * @param most how many are wanted
   */
  public List<Chain> chains(Node node, int most) {
    return new ChainSearch(this, node).shortest(most);
  }
}
