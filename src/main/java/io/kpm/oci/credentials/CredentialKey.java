// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.credentials;

import io.kpm.oci.DockerHub;
import java.util.Locale;

/**
 * A key of {@code auths}: {@code host}, {@code host:port}, {@code host/path}, or an old one with a
 * scheme, which stands for its host alone.
 */
record CredentialKey(String host, String path, boolean old) {
  private static final String HTTP = "http://";
  private static final String HTTPS = "https://";

  static CredentialKey of(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    boolean old = lower.startsWith(HTTP) || lower.startsWith(HTTPS);
    var rest = old ? text.substring(text.indexOf("//") + 2) : text;
    int slash = rest.indexOf('/');
    var host = (slash < 0 ? rest : rest.substring(0, slash)).toLowerCase(Locale.ROOT);
    var path = slash < 0 || old ? "" : withoutEnd(rest.substring(slash + 1));
    return new CredentialKey(DockerHub.isNamed(host) ? DockerHub.NAME : host, path, old);
  }

  /**
   * How well the key serves a repository: the more of its path, the better; an old key less than
   * any other.
   *
   * @return −1 if it does not serve it
   */
  int serves(String registry, String repository) {
    if (!host.equals(registry)) {
      return -1;
    }
    if (old) {
      return 0;
    }
    boolean covers = path.isEmpty() || repository.equals(path) || repository.startsWith(path + "/");
    return covers ? 1 + path.length() : -1;
  }

  /** Whether a login to that place is kept under this key, however it is spelled. */
  boolean isFor(String registry, String repositories) {
    return host.equals(registry) && path.equals(repositories);
  }

  private static String withoutEnd(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
