// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The right-hand sides of {@code [dependencies]} as kpm writes them. */
final class DependencyText {
  /** The keys that a table of a dependency may have; others mean nothing and stay. */
  static final Set<String> KEYS =
      Set.of("path", "git", "oci", "repo", "reg", "tag", "commit", "branch", "package", "version");

  private DependencyText() {}

  /** A version in quotes where that says all, else a table on one line. */
  static String value(Dependency dependency) {
    if (isVersionAlone(dependency)) {
      return TomlWriter.text(dependency.version().orElse(""));
    }
    var assignments = new ArrayList<String>();
    for (var field : fields(dependency).entrySet()) {
      assignments.add(assignment(field));
    }
    return table(assignments);
  }

  /** Whether no table is needed. */
  static boolean isVersionAlone(Dependency dependency) {
    return dependency.origin() instanceof Dependency.Origin.Registry
        && dependency.packageName().isEmpty();
  }

  /** The keys and values of the table, in the order in which they are written. */
  static Map<String, String> fields(Dependency dependency) {
    var fields = new LinkedHashMap<String, String>();
    var origin = dependency.origin();
    if (origin instanceof Dependency.Origin.Local local) {
      fields.put("path", local.path());
    } else if (origin instanceof Dependency.Origin.Git git) {
      fields.put("git", git.url());
      putRef(fields, git.ref());
    } else if (origin instanceof Dependency.Origin.Oci oci) {
      fields.put("oci", oci.url());
      oci.tag().ifPresent(tag -> fields.put("tag", tag));
    } else if (origin instanceof Dependency.Origin.Repository repository) {
      fields.put("repo", repository.repository());
      repository.tag().ifPresent(tag -> fields.put("tag", tag));
    }
    dependency.packageName().ifPresent(name -> fields.put("package", name));
    dependency.version().ifPresent(version -> fields.put("version", version));
    if (origin instanceof Dependency.Origin.Repository repository) {
      repository.registry().ifPresent(host -> fields.put("reg", host));
    }
    return fields;
  }

  /** {@code key = "value"} */
  static String assignment(Map.Entry<String, String> field) {
    return field.getKey() + " = " + TomlWriter.text(field.getValue());
  }

  /** {@code { a = 1, b = 2 }} */
  static String table(List<String> assignments) {
    return assignments.isEmpty() ? "{}" : "{ " + String.join(", ", assignments) + " }";
  }

  private static void putRef(Map<String, String> fields, GitRef ref) {
    if (ref instanceof GitRef.Tag tag) {
      fields.put("tag", tag.name());
    } else if (ref instanceof GitRef.Commit commit) {
      fields.put("commit", commit.id());
    } else if (ref instanceof GitRef.Branch branch) {
      fields.put("branch", branch.name());
    }
  }
}
