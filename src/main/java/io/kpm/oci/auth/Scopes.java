// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a token allows: actions by resource, such as {@code repository:acme/web:pull,push}.
 * Immutable; keeps its order, since some token servers read only the first scope.
 */
final class Scopes {
  private static final String EVERYTHING = "*";
  private static final Scopes NONE = new Scopes(Map.of());

  private final Map<String, Set<String>> actionsByResource;

  private Scopes(Map<String, Set<String>> actionsByResource) {
    this.actionsByResource = actionsByResource;
  }

  static Scopes none() {
    return NONE;
  }

  /**
   * What a request to a repository needs.
   *
   * @param repository its path; empty for requests to the registry as a whole, which need nothing
   */
  static Scopes needed(String method, String repository) {
    if (repository.isEmpty()) {
      return NONE;
    }
    return parse("repository:" + repository + ":" + actions(method));
  }

  private static String actions(String method) {
    return switch (method) {
      case "GET", "HEAD" -> "pull";
      case "DELETE" -> "delete,pull,push";
      default -> "pull,push";
    };
  }

  /** Reads scopes separated by spaces; what has no actions is kept as it stands. */
  static Scopes parse(String text) {
    var resources = new LinkedHashMap<String, Set<String>>();
    for (var scope : text.split(" ", -1)) {
      if (!scope.isEmpty()) {
        add(resources, scope);
      }
    }
    return resources.isEmpty() ? NONE : new Scopes(resources);
  }

  private static void add(Map<String, Set<String>> resources, String scope) {
    int first = scope.indexOf(':');
    int last = scope.lastIndexOf(':');
    var resource = first < last ? scope.substring(0, last) : scope;
    var actions = resources.get(resource);
    if (actions == null) {
      actions = new LinkedHashSet<>();
      resources.put(resource, actions);
    }
    if (first < last) {
      Collections.addAll(actions, scope.substring(last + 1).split(",", -1));
      actions.remove("");
    }
  }

  /** These scopes first, then the others; actions on the same resource become one scope. */
  Scopes and(Scopes others) {
    var merged = new LinkedHashMap<String, Set<String>>();
    for (var scope : texts()) {
      add(merged, scope);
    }
    for (var scope : others.texts()) {
      add(merged, scope);
    }
    return new Scopes(merged);
  }

  /** Whether a token with these scopes serves a request that needs the others. */
  boolean cover(Scopes needed) {
    for (var entry : needed.actionsByResource.entrySet()) {
      var actions = actionsByResource.get(entry.getKey());
      if (actions == null) {
        return false;
      }
      if (!actions.contains(EVERYTHING) && !actions.containsAll(entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** One text for each resource. */
  List<String> texts() {
    var texts = new ArrayList<String>(actionsByResource.size());
    for (var entry : actionsByResource.entrySet()) {
      var actions = entry.getValue();
      if (actions.isEmpty()) {
        texts.add(entry.getKey());
      } else if (actions.contains(EVERYTHING)) {
        texts.add(entry.getKey() + ":" + EVERYTHING);
      } else {
        texts.add(entry.getKey() + ":" + String.join(",", actions));
      }
    }
    return texts;
  }

  @Override
  public String toString() {
    return String.join(" ", texts());
  }
}
