// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import java.util.Locale;

/**
 * What a user logs in to: a host, perhaps only a part of its repositories.
 *
 * @param uri as typed, with the scheme; {@code docker://} if none was typed
 * @param registry host and port in lower case; Docker Hub is {@code docker.io}
 * @param path the prefix of the repositories that are meant, such as {@code team}; empty for all
 */
public record LoginHost(String uri, String registry, String path) {
  /**
   * Reads {@code docker://docker.com}, {@code localhost:5001}, {@code registry.example.com/team}.
   *
   * @throws io.kpm.error.KpmException {@code E_REF} if it is no host with an optional path
   */
  public static LoginHost parse(String typed) {
    var text = ReferenceText.of(typed);
    var rest = text.rest().endsWith("/")
        ? text.rest().substring(0, text.rest().length() - 1)
        : text.rest();
    if (rest.indexOf('@') >= 0) {
      throw text.refused("it contains a user name or password").withHint("use `-u` and `-p`");
    }
    int slash = rest.indexOf('/');
    var host = slash < 0 ? rest : rest.substring(0, slash);
    var path = slash < 0 ? "" : rest.substring(slash + 1);
    var registry = DockerHub.normalized(host.toLowerCase(Locale.ROOT));
    var fault = HostName.fault(registry);
    if (fault.isEmpty() && slash >= 0) {
      fault = RepositoryName.fault(path);
    }
    if (!fault.isEmpty()) {
      throw text.refused(fault);
    }
    return new LoginHost(text.hasScheme() ? typed : "docker://" + typed, registry, path);
  }

  /** The key of its credentials: the host, behind it the path if there is one. */
  public String key() {
    if (registry.equals(DockerHub.NAME) && path.isEmpty()) {
      return DockerHub.CREDENTIAL_KEY;
    }
    return path.isEmpty() ? registry : registry + "/" + path;
  }
}
