// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import io.kpm.hash.Digest;
import java.util.Optional;

/**
 * A place in a registry: {@code localhost:5001/acme/hello:0.1.0}.
 *
 * @param registry host and port as the user wrote them, lower case; Docker Hub is {@code docker.io}
 * @param repository the path, such as {@code acme/hello}
 * @param tag legal as a tag: a {@code +} of a version is already {@code _}
 */
public record Reference(
    String registry, String repository, Optional<String> tag, Optional<Digest> digest) {
  /**
   * What fills in a missing host.
   *
   * @param registry the setting {@code DefaultOciRegistry}
   * @param repository the setting {@code DefaultOciRepo}, the prefix of bare package names
   */
  public record Defaults(String registry, String repository) {}

  /**
   * Reads what a user typed: a package name, or a host with a path, each with tag and digest.
   *
   * @throws io.kpm.error.KpmException {@code E_REF} with the reason; {@code E_USAGE} if it names
   *     two different tags
   */
  public static Reference parse(String text, Defaults defaults) {
    return ReferenceParser.parse(text, defaults);
  }

  /**
   * Whether a text that can be parsed has a host in it, and does not leave it to the defaults.
   *
   * @throws io.kpm.error.KpmException {@code E_REF} if the text cannot be parsed
   */
  public static boolean namesHost(String text) {
    return ReferenceParser.namesHost(text);
  }

  /** The digest, else the tag, in the form that stores resolve. */
  public Optional<String> tagOrDigest() {
    return digest.isPresent() ? digest.map(Digest::toString) : tag;
  }

  public Reference withTag(String other) {
    return new Reference(registry, repository, Optional.of(other), digest);
  }

  public Reference withDigest(Digest other) {
    return new Reference(registry, repository, tag, Optional.of(other));
  }

  /** {@code host/path}, the repository without tag and digest. */
  public String name() {
    return registry + "/" + repository;
  }

  @Override
  public String toString() {
    var text = new StringBuilder(name());
    tag.ifPresent(t -> text.append(':').append(t));
    digest.ifPresent(d -> text.append('@').append(d));
    return text.toString();
  }
}
