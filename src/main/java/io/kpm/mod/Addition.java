// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.Reference;
import io.kpm.oci.TagName;
import io.kpm.text.Foreign;
import java.util.Locale;
import java.util.Optional;

/**
 * A package that shall become a dependency, as a user asked for it.
 *
 * @param typed what the user typed for the source
 * @param source what that means
 * @param inner the package that is meant inside the artifact, repository or directory
 * @param alias the name under which it shall be imported
 */
public record Addition(
    String typed, Source source, Optional<String> inner, Optional<String> alias) {
  /**
   * What was found there.
   *
   * @param name the package's own: of the inner one, if one was asked for
   * @param version the package's own
   * @param tag that was chosen in a registry; empty for other sources
   */
  public record Found(String name, String version, String tag) {}

  /**
   * The dependency that stands for it. Its key is the alias, else the inner package, else the last
   * part of the address, for a path the package's own name. User and password of a web address do
   * not get into it.
   *
   * @throws KpmException {@code E_REF} if the key is no package name
   */
  public Dependency dependency(Found found) {
    if (source instanceof Source.Oci oci) {
      return registry(oci, found);
    }
    if (source instanceof Source.Git git) {
      var url = withoutSecret(git.url());
      return inside(lastPart(url), new Dependency.Origin.Git(url, git.ref()), found);
    }
    return inside(found.name(), new Dependency.Origin.Local(typed), found);
  }

  private Dependency registry(Source.Oci oci, Found found) {
    var reference = oci.reference();
    var key = key(lastPart(reference.repository()));
    if (oci.isBareName() && inner.isEmpty() && reference.digest().isEmpty()) {
      var name = lastPart(reference.repository());
      return Dependency.wanted(
          key,
          new Dependency.Origin.Registry(),
          name.equals(key) ? Optional.empty() : Optional.of(name),
          Optional.of(TagName.toVersion(found.tag())));
    }
    boolean isNamed = inner.isPresent() || alias.isPresent();
    return Dependency.wanted(
        key,
        origin(reference, found),
        isNamed && !key.equals(found.name()) ? Optional.of(found.name()) : Optional.empty(),
        isNamed ? Optional.of(found.version()) : Optional.empty());
  }

  /** Whoever leaves the host of a path to the settings means that of the day. */
  private Dependency.Origin origin(Reference reference, Found found) {
    var address = "oci://" + reference.name();
    if (reference.digest().isPresent()) {
      return new Dependency.Origin.Oci(address + "@" + reference.digest().get(), Optional.empty());
    }
    boolean isHostless = typed.indexOf('/') >= 0 && !Reference.namesHost(typed);
    return isHostless
        ? new Dependency.Origin.Repository(
            Optional.empty(), reference.repository(), Optional.of(found.tag()))
        : new Dependency.Origin.Oci(address, Optional.of(found.tag()));
  }

  /** A package of a repository or directory: its name is written if it was asked for. */
  private Dependency inside(String name, Dependency.Origin origin, Found found) {
    boolean isNamed = inner.isPresent() || alias.isPresent();
    return Dependency.wanted(
        key(name),
        origin,
        isNamed ? Optional.of(found.name()) : Optional.empty(),
        alias.isPresent() ? Optional.of(found.version()) : Optional.empty());
  }

  private String key(String otherwise) {
    var key = alias.or(() -> inner).orElse(otherwise);
    if (!PackageName.isValid(key)) {
      throw new KpmException(
              ErrorId.E_REF,
              Foreign.quote(key) + " is not a package name: expected " + PackageName.RULE)
          .withHint("choose the name to import it under: --rename NAME");
    }
    return key;
  }

  /** {@code x} of {@code https://host/group/x.git} and of {@code git@host:x}. */
  private static String lastPart(String address) {
    int end = address.length();
    while (end > 0 && address.charAt(end - 1) == '/') {
      end--;
    }
    var trimmed = address.substring(0, end);
    int start = Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf(':')) + 1;
    var last = trimmed.substring(start);
    return last.endsWith(".git") ? last.substring(0, last.length() - ".git".length()) : last;
  }

  /** The user of {@code ssh} is part of the address; that of {@code https} is a secret. */
  private static String withoutSecret(String url) {
    int host = url.indexOf("://") + "://".length();
    if (!url.toLowerCase(Locale.ROOT).startsWith("http") || host < "://".length()) {
      return url;
    }
    int slash = url.indexOf('/', host);
    int at = url.lastIndexOf('@', slash < 0 ? url.length() : slash);
    return at < host ? url : url.substring(0, host) + url.substring(at + 1);
  }
}
