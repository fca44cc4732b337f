// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;

/**
 * A proxy as an environment variable names it.
 *
 * @param origin where it listens; secure if it is spoken to over TLS
 * @param authorization the value of {@code Proxy-Authorization}: for this proxy alone
 */
record Proxy(Origin origin, Optional<String> authorization) {
  /**
   * Reads the value of a variable; without a scheme it means {@code http://}.
   *
   * @throws KpmException {@code E_USAGE} without showing the value, which may hold a password
   */
  static Proxy parse(String variable, String value) {
    int scheme = value.indexOf("://");
    try {
      var uri = new URI(scheme < 0 ? "http://" + value : value);
      var origin = Origin.of(uri);
      return new Proxy(origin, authorization(uri));
    } catch (URISyntaxException | IllegalArgumentException e) {
      var name = scheme < 0 ? "" : value.substring(0, scheme);
      var reason = name.startsWith("socks")
          ? "SOCKS proxies are not supported"
          : "it is not the URL of a proxy";
      throw new KpmException(ErrorId.E_USAGE, "cannot use `" + variable + "`: " + reason)
          .withHint("write it like `http://HOST:PORT`, or unset `" + variable + "`");
    }
  }

  Headers headers() {
    return authorization.isEmpty()
        ? Headers.none()
        : Headers.none().with("Proxy-Authorization", authorization.get());
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return origin.toString();
  }

  private static Optional<String> authorization(URI uri) {
    var authority = uri.getRawAuthority();
    int at = authority == null ? -1 : authority.lastIndexOf('@');
    if (authority == null || at < 0) {
      return Optional.empty();
    }
    // A plus is a plus here, not a blank as in forms.
    var pair = URLDecoder.decode(authority.substring(0, at).replace("+", "%2B"), UTF_8);
    var colon = pair.indexOf(':') < 0 ? ":" : "";
    var encoded = Base64.getEncoder().encodeToString((pair + colon).getBytes(UTF_8));
    return Optional.of("Basic " + encoded);
  }
}
