// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kpm.json.JsonText;
import io.kpm.ops.Graph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph of packages drawn as a tree; what was drawn before is not drawn out again. */
final class DependencyTree {
  private final Graph.Result graph;
  private final Map<Graph.Member, List<Graph.Requires>> children = new LinkedHashMap<>();

  DependencyTree(Graph.Result graph) {
    this.graph = graph;
    children.put(graph.root(), new ArrayList<>());
    for (var edge : graph.edges()) {
      of(edge.parent()).add(edge);
      of(edge.child());
    }
  }

  /** Lines for people; {@code (*)} says that the rest was drawn before. */
  String text() {
    var out = new StringBuilder(line(graph.root())).append('\n');
    draw(graph.root(), "", new HashSet<>(), out);
    return out.toString();
  }

  /** {@code {"version":1,"root":NAME,"packages":[{name,version,source,requires:[…]}]}}. */
  String json() {
    var packages = new JsonArray();
    for (var each : children.entrySet()) {
      var requires = new JsonArray();
      for (var edge : each.getValue()) {
        var one = new JsonObject();
        one.addProperty("name", edge.child().name());
        one.addProperty("wanted", edge.wanted());
        requires.add(one);
      }
      var member = new JsonObject();
      member.addProperty("name", each.getKey().name());
      member.addProperty("version", each.getKey().version());
      member.addProperty("source", each.getKey().source());
      member.add("requires", requires);
      packages.add(member);
    }
    var root = new JsonObject();
    root.addProperty("version", 1);
    root.addProperty("root", graph.root().name());
    root.add("packages", packages);
    return JsonText.compact(root);
  }

  private List<Graph.Requires> of(Graph.Member member) {
    var known = children.get(member);
    if (known == null) {
      known = new ArrayList<>();
      children.put(member, known);
    }
    return known;
  }

  private void draw(
      Graph.Member member, String indent, Set<Graph.Member> drawn, StringBuilder out) {
    var edges = of(member);
    for (int i = 0; i < edges.size(); i++) {
      boolean isLast = i == edges.size() - 1;
      var child = edges.get(i).child();
      boolean isShort = !of(child).isEmpty() && !drawn.add(child);
      out.append(indent).append(isLast ? "└── " : "├── ").append(line(child));
      out.append(isShort ? " (*)\n" : "\n");
      if (!isShort) {
        draw(child, indent + (isLast ? "    " : "│   "), drawn, out);
      }
    }
  }

  private static String line(Graph.Member member) {
    var name = member.version().isEmpty() ? member.name() : member.name() + " " + member.version();
    return member.source().isEmpty() ? name : name + " (" + member.source() + ")";
  }
}
