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
 * @param place where it stands: {@code file:line:column}; empty if in no file yet
 */
public record Dependency(
    String key,
    Origin origin,
    Optional<String> packageName,
    Optional<String> version,
    String place) {
  private static final String TAG_QUERY = "?tag=";

  /** The name under which programs import it. */
  public String importName() {
    return key.replace('-', '_');
  }

  /** The name that the package is asked for: {@code package}, else the key. */
  public String wantedName() {
    return packageName.orElse(key);
  }

  /** Whether it asks for a version, be it a range. */
  public boolean statesVersion() {
    return version.isPresent() && !version.get().isEmpty();
  }

  /** One that stands in no file yet. */
  public static Dependency wanted(
      String key, Origin origin, Optional<String> packageName, Optional<String> version) {
    return new Dependency(key, origin, packageName, version, "");
  }

  /** Whether the other one says the same, wherever it stands. */
  public boolean isSameAs(Dependency other) {
    return key.equals(other.key)
        && origin.equals(other.origin)
        && packageName.equals(other.packageName)
        && version.equals(other.version);
  }

  /**
   * The same package at another tag. A {@code version} that was written as the old tag is changed
   * along with it; another one stays, because it is the package's own name for itself.
   *
   * @throws IllegalArgumentException for a path, and for a branch or commit of a git repository
   */
  public Dependency atTag(String tag) {
    var given = Optional.of(tag);
    if (origin instanceof Origin.Registry) {
      return wanted(key, origin, packageName, given);
    }
    if (origin instanceof Origin.Oci oci) {
      Optional<String> address = addressAt(oci.url(), tag);
      boolean isApart = oci.tag().isPresent() || address.isEmpty();
      var other = new Origin.Oci(address.orElse(oci.url()), isApart ? given : Optional.empty());
      return wanted(key, other, packageName, versionAt(oci.tag(), tag));
    }
    if (origin instanceof Origin.Repository repo) {
      var other = new Origin.Repository(repo.registry(), repo.repository(), given);
      return wanted(key, other, packageName, versionAt(repo.tag(), tag));
    }
    if (origin instanceof Origin.Git git && git.ref() instanceof GitRef.Tag old) {
      var other = new Origin.Git(git.url(), new GitRef.Tag(tag));
      return wanted(key, other, packageName, versionAt(Optional.of(old.name()), tag));
    }
    throw new IllegalArgumentException(key + " has no tag");
  }

  /** The line for it in the form in which kpm writes it: {@code k8s = "1.31.2"}. */
  public String line() {
    return TomlWriter.key(key) + " = " + DependencyText.value(this);
  }

  /** The address with another tag; empty if it has none. */
  private static Optional<String> addressAt(String url, String tag) {
    int query = url.indexOf(TAG_QUERY);
    int end = query < 0 ? -1 : query + TAG_QUERY.length();
    if (query < 0 && url.lastIndexOf(':') > url.lastIndexOf('/')) {
      end = url.lastIndexOf(':') + 1;
    }
    return end < 0 ? Optional.empty() : Optional.of(url.substring(0, end) + tag);
  }

  private Optional<String> versionAt(Optional<String> oldTag, String tag) {
    return version.isPresent() && version.equals(oldTag) ? Optional.of(tag) : version;
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
