// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.net.URI;
import java.util.Locale;

/**
 * Scheme, host and port of a server: credentials and connections belong to one of these.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case; IPv6 in brackets
 * @param port 1 to 65535
 */
public record Origin(String scheme, String host, int port) {
  private static final int MAX_PORT = 65535;

  /**
   * The origin of an address, with the default port filled in.
   *
   * @throws IllegalArgumentException if it is no http or https address with a host
   */
  public static Origin of(URI uri) {
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    // Not getHost: it is null for `my_host` and for `0x7f.1`, which resolvers take nevertheless.
    var authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    var hostPort = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = hostPort.lastIndexOf(':');
    boolean hasPort = colon > hostPort.lastIndexOf(']');
    var host = hasPort ? hostPort.substring(0, colon) : hostPort;
    var port = hasPort ? hostPort.substring(colon + 1) : "";
    boolean isSecure = scheme.equals("https");
    if (host.isEmpty() || (!isSecure && !scheme.equals("http"))) {
      throw new IllegalArgumentException("not an http or https address with a host");
    }
    return new Origin(scheme, host.toLowerCase(Locale.ROOT), portOf(port, isSecure ? 443 : 80));
  }

  private static int portOf(String text, int defaultPort) {
    if (text.isEmpty()) {
      return defaultPort;
    }
    int port = Syntax.isDigits(text) && text.length() <= 5 ? Integer.parseInt(text) : 0;
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("not a port: " + text);
    }
    return port;
  }

  public boolean isSecure() {
    return scheme.equals("https");
  }

  /** Whether the host is {@code localhost}, {@code 127.0.0.0/8} or {@code [::1]}, by spelling. */
  public boolean isLoopback() {
    return isLocalhost() || ip().isLoopback();
  }

  /**
   * Whether the host is {@code localhost} or a literal address of this machine or of a private
   * network, in whatever spelling.
   */
  public boolean isPrivate() {
    return isLocalhost() || ip().isPrivate();
  }

  /** Whether the host is a literal address of which no server may tell us: metadata services. */
  public boolean isLinkLocal() {
    return ip().isLinkLocal();
  }

  /** Host and port as in {@code Host}: the port is left out if it is the default one. */
  public String authority() {
    boolean isDefault = port == (isSecure() ? 443 : 80);
    return isDefault ? host : host + ":" + port;
  }

  /** Host and port, both always. */
  String hostAndPort() {
    return host + ":" + port;
  }

  /** The host as name services want it: without brackets and zone. */
  String bareHost() {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  // Written out: the methods that a record gets are linked at their first call, which takes 20 ms.
  @Override
  public boolean equals(Object other) {
    return other instanceof Origin origin
        && port == origin.port
        && host.equals(origin.host)
        && scheme.equals(origin.scheme);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * host.hashCode() + scheme.hashCode()) + port;
  }

  @Override
  public String toString() {
    return scheme + "://" + authority();
  }

  private boolean isLocalhost() {
    return host.equals("localhost") || host.equals("localhost.");
  }

  private IpLiteral ip() {
    return IpLiteral.of(bareHost());
  }
}
