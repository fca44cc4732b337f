// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.Place;
import io.kpm.project.Project;
import io.kpm.project.Settled;
import io.kpm.resolve.Chain;
import io.kpm.resolve.Node;
import io.kpm.text.Foreign;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows which packages a project needs, and why. Writes nothing. */
public final class Graph {
  private final Settling settling;

  public Graph(Settling settling) {
    this.settling = settling;
  }

  /**
   * Whose graph.
   *
   * @param directory the root of the project, absolute
   */
  public record Request(Path directory, LockUse lock) {}

  /**
   * A package.
   *
   * @param name its key in the lock
   * @param version its own version, or nothing
   * @param source {@code host/repository:tag} or a directory; nothing for the root
   */
  public record Member(String name, String version, String source) {}

  /** One package requires another, and what it asks for. */
  public record Requires(Member parent, Member child, String wanted) {}

  /**
   * How a package gets into the graph.
   *
   * @param text {@code web → konfig 1.0 → k8s 1.28}
   * @param steps from a dependency of the root to the package
   */
  public record Way(String text, List<Step> steps) {
    public Way {
      steps = List.copyOf(steps);
    }
  }

  /** A package on the way: what is asked for, and what that is. */
  public record Step(String name, String wanted, String selected) {}

  /**
   * The graph.
   *
   * @param edges breadth first from the root, those of one parent by name
   */
  public record Result(Member root, List<Requires> edges) {
    public Result {
      edges = List.copyOf(edges);
    }
  }

  /**
   * All packages, and who requires whom.
   *
   * @throws KpmException as {@link Add#run}
   */
  public Result run(Request request) {
    var settled = settled(request);
    var root = settled.project();
    var top = new Member(root.name(), root.mod().about().version().orElse(""), "");
    var edges = new ArrayList<Requires>();
    for (var edge : settled.list().edges()) {
      edges.add(new Requires(
          member(edge.parent(), settled, top),
          member(edge.child(), settled, top),
          edge.requirement().wanted().toString()));
    }
    return new Result(top, edges);
  }

  /**
   * The chains of requirements that bring a package in, the shortest first.
   *
   * @param name its key, or the name under which it is imported
   * @param most how many are wanted; there may be very many
   * @throws KpmException {@code E_NOTFOUND} if nothing needs it; otherwise as {@link #run}
   */
  public List<Way> why(Request request, String name, int most) {
    var list = settled(request).list();
    var node = list.node(name);
    if (node.isEmpty()) {
      throw new KpmException(
              ErrorId.E_NOTFOUND, "nothing in this project needs " + Foreign.quote(name))
          .withHint("`kpm tree` shows what it needs");
    }
    var ways = new ArrayList<Way>();
    for (var chain : list.chains(node.get(), most)) {
      ways.add(way(chain));
    }
    return ways;
  }

  private static Way way(Chain chain) {
    var steps = new ArrayList<Step>();
    for (var step : chain.steps()) {
      steps.add(new Step(step.key(), step.wanted(), step.selected()));
    }
    return new Way(chain.toString(), steps);
  }

  private Settled settled(Request request) {
    return settling.dependencies(request.lock()).settle(Project.in(request.directory()));
  }

  private static Member member(Node node, Settled settled, Member root) {
    if (node.equals(settled.list().root().node())) {
      return root;
    }
    var place = node.selected().place();
    var revision = node.selected().revision().toString();
    var joint = revision.startsWith("sha256:") ? "@" : ":";
    var source = place instanceof Place.Registry && !revision.isEmpty()
        ? place + joint + revision
        : place.toString();
    return new Member(node.key(), settled.get(node).version(), source);
  }
}
