// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.net.URI;
import java.util.Locale;

/**
 * Where a request goes: scheme, host and port. Another port is another origin.
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower case; an IPv6 address stands in brackets
 * @param port the default one of the scheme is filled in
 */
public record Origin(String scheme, String host, int port) {
  /** The origin of an absolute URI; user information does not count. */
  public static Origin of(URI uri) {
    var scheme = uri.getScheme();
    var authority = uri.getRawAuthority();
    if (scheme == null || authority == null) {
      throw new IllegalArgumentException("not an absolute URI");
    }
    return of(scheme.toLowerCase(Locale.ROOT), authority.substring(authority.lastIndexOf('@') + 1));
  }

  /**
   * The origin of a host as in {@code localhost:5001}.
   *
   * @param hostAndPort the port may be missing
   */
  public static Origin of(String scheme, String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    if (colon < hostAndPort.lastIndexOf(']')) {
      colon = -1;
    }
    var host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    var port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
    return new Origin(
        scheme,
        host.toLowerCase(Locale.ROOT),
        port.isEmpty() ? defaultPort(scheme) : Integer.parseInt(port));
  }

  /** Whether connections to it are secured. */
  public boolean isSecure() {
    return scheme.equals("https");
  }

  /** The host, with the port unless it is the default one of the scheme. */
  public String authority() {
    return port == defaultPort(scheme) ? host : host + ":" + port;
  }

  /** {@code https://host:port}, without a default port. */
  @Override
  public String toString() {
    return scheme + "://" + authority();
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }
}
