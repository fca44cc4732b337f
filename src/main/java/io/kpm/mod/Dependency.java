// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import java.util.Optional;

/**
 * One line of {@code [dependencies]}, as data; nothing is resolved.
 *
 * @param key the name on the left
 * @param origin where the package comes from
 * @param packageName the key {@code package}: the package's own name, or that of a package inside
 * @param version the version string, or the key {@code version}
 * @param place where it stands: {@code file:line:column}
 */
public record Dependency(
    String key,
    Origin origin,
    Optional<String> packageName,
    Optional<String> version,
    String place) {
  /** The name under which programs import it. */
  public String importName() {
    return key.replace('-', '_');
  }

  /** The name that the package is asked for: {@code package}, else the key. */
  public String wantedName() {
    return packageName.orElse(key);
  }

  /** The kinds of sources; where several are given, the first of path, git, oci, repo counts. */
  public sealed interface Origin {
    /** {@code "1.2"}: the default registry and repository; an empty version is the newest. */
    record Registry() implements Origin {}

    /** {@code { oci = "oci://host/repo", tag = "1.0" }} */
    record Oci(String url, Optional<String> tag) implements Origin {}

    /** {@code { repo = "org/x", tag = "1.0", reg = "host" }}; without a host the default one. */
    record Repository(Optional<String> registry, String repository, Optional<String> tag)
        implements Origin {}

    /** {@code { git = "https://…", tag = "…" }} */
    record Git(String url, GitRef ref) implements Origin {}

    /** {@code { path = "../x" }}: relative to the directory of kcl.mod. */
    record Local(String path) implements Origin {}
  }
}
