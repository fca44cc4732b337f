// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.files.PortableName;
import io.kpm.text.Foreign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names that one archive has used so far, and the judge of the next one. */
final class NameTree {
  private final ArchiveLimits.Tree limits;
  private final Refusal refusal;
  private final Node root = new Node("", true);
  private int nodes;
  private int entries;

  NameTree(ArchiveLimits.Tree limits, Refusal refusal) {
    this.limits = limits;
    this.refusal = refusal;
    root.stated = true;
  }

  /**
   * A name that passed.
   *
   * @param path relative with {@code /}; empty for the root
   * @param newDirectories the directories above it, or itself, that no entry has named before, the
   *     upper ones first
   */
  record Accepted(String path, List<String> newDirectories) {}

  /** Judges the name of a directory and remembers it; a slash at the end means nothing. */
  Accepted directory(String name) {
    countEntry();
    var components = components(name, name.endsWith("/") ? name.length() - 1 : name.length());
    var created = new ArrayList<String>();
    var node = descend(name, components, components.size(), created);
    if (node.stated && node != root) {
      throw refusal.entry(name, "occurs twice");
    }
    node.stated = true;
    return new Accepted(String.join("/", components), created);
  }

  /** Judges the name of a regular file and remembers it. */
  Accepted file(String name) {
    countEntry();
    if (name.endsWith("/")) {
      throw refusal.entry(name, "is a file with the name of a directory");
    }
    var components = components(name, name.length());
    if (components.isEmpty()) {
      throw refusal.entry(name, "is a file without a name");
    }
    var created = new ArrayList<String>();
    int last = components.size() - 1;
    var parent = descend(name, components, last, created);
    if (child(name, parent, components.get(last)) != null) {
      throw refusal.entry(name, "occurs twice");
    }
    add(parent, new Node(components.get(last), false));
    return new Accepted(String.join("/", components), created);
  }

  private void countEntry() {
    entries++;
    if (entries > limits.entries()) {
      throw tooMany();
    }
  }

  private RuntimeException tooMany() {
    return refusal.limit("entries", limits.entries(), "it has more files and directories");
  }

  /** The components below the root, up to {@code end}; {@code ./} in front is dropped. */
  private List<String> components(String name, int end) {
    checkBytes(name, name, "pathBytes", limits.pathBytes());
    if (name.startsWith("/")) {
      throw refusal.entry(name, "has an absolute path");
    }
    int start = 0;
    while (name.startsWith("./", start)) {
      start += 2;
    }
    var below = name.substring(Math.min(start, end), end);
    if (below.isEmpty() || below.equals(".")) {
      return List.of();
    }
    var components = List.of(below.split("/", -1));
    if (components.size() > limits.depth()) {
      throw refusal.limit(
          "depth",
          limits.depth(),
          "entry " + quoted(name) + " lies " + components.size() + " deep");
    }
    for (var component : components) {
      checkComponent(name, component);
    }
    return components;
  }

  private void checkComponent(String name, String component) {
    Optional<String> fault = PortableName.fault(component);
    if (fault.isPresent()) {
      throw refusal.entry(name, fault.get());
    }
    checkBytes(name, component, "nameBytes", limits.nameBytes());
  }

  private void checkBytes(String name, String text, String key, long limit) {
    // Each char gives one byte or more, so that the first test spares the copy of huge texts.
    int bytes = text.length() > limit ? text.length() : text.getBytes(UTF_8).length;
    if (bytes > limit) {
      throw refusal.limit(
          key, limit, "entry " + quoted(name) + " has a name of " + bytes + " bytes");
    }
  }

  private Node descend(String name, List<String> components, int count, List<String> created) {
    var node = root;
    for (int i = 0; i < count; i++) {
      var next = child(name, node, components.get(i));
      if (next == null) {
        next = add(node, new Node(components.get(i), true));
        created.add(String.join("/", components.subList(0, i + 1)));
      }
      if (!next.directory) {
        throw refusal.entry(name, "needs a directory where another entry is a file");
      }
      node = next;
    }
    return node;
  }

  private @Nullable Node child(String name, Node parent, String component) {
    var child = parent.children.get(PortableName.folded(component));
    if (child != null && !child.name.equals(component)) {
      throw refusal.entry(
          name, "differs from " + quoted(child.name) + " only in case or in its Unicode form");
    }
    return child;
  }

  private Node add(Node parent, Node child) {
    nodes++;
    if (nodes > limits.entries()) {
      throw tooMany();
    }
    if (parent.children.isEmpty()) {
      parent.children = new HashMap<>();
    }
    parent.children.put(PortableName.folded(child.name), child);
    return child;
  }

  private static String quoted(String text) {
    return Foreign.quote(text);
  }

  private static final class Node {
    private final String name;
    private final boolean directory;
    private Map<String, Node> children = Map.of();

    /** Whether an entry named it, and not only something below it. */
    private boolean stated;

    Node(String name, boolean directory) {
      this.name = name;
      this.directory = directory;
    }
  }
}
