// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import java.util.Set;

/** The one registry that goes by several host names. */
public final class DockerHub {
  /** The name in references and messages. */
  public static final String NAME = "docker.io";

  /** The host that answers the distribution protocol. */
  public static final String API_HOST = "registry-1.docker.io";

  /** The key of its credentials in docker's configuration file. */
  public static final String CREDENTIAL_KEY = "https://index.docker.io/v1/";

  private static final Set<String> HOSTS = Set.of(NAME, "index.docker.io", API_HOST);
  private static final String LIBRARY = "library/";

  private DockerHub() {}

  /** Whether the host, in lower case and without a port, is one of its names. */
  public static boolean isNamed(String host) {
    return HOSTS.contains(host);
  }

  /** The host under one name: {@link #NAME} for its aliases, any other host as it stands. */
  static String normalized(String host) {
    return isNamed(host) ? NAME : host;
  }

  /** The repository in full: names of one part lie below {@code library/}. */
  static String repository(String path) {
    return path.indexOf('/') < 0 ? LIBRARY + path : path;
  }
}
