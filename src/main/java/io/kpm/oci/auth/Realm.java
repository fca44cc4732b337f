// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Origin;
import io.kpm.text.Foreign;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address of a token server that may be asked. A registry names it, so the registry decides
 * where secrets would go: what is not allowed here gets not one request.
 *
 * @param uri absolute, without user information
 */
record Realm(URI uri) {
  // As long as any redirect may be.
  private static final int MAX_CHARS = 8 * 1024;

  /**
   * Judges the realm of a challenge.
   *
   * @param registry who named it
   * @throws KpmException {@code E_POLICY} if no request may go there
   */
  static Realm of(String text, Origin registry) {
    var uri = parse(text, registry);
    var origin = origin(uri, text, registry);
    if (origin.equals(registry)) {
      return new Realm(uri);
    }
    if (origin.isLinkLocal()) {
      throw refused(text, registry, "a link-local address is never contacted");
    }
    boolean bothLoopback = registry.isLoopback() && origin.isLoopback();
    if (!origin.isSecure() && !(bothLoopback && !registry.isSecure())) {
      throw refused(text, registry, "a token server elsewhere has to speak https");
    }
    if (origin.isPrivate() && !bothLoopback && !origin.host().equals(registry.host())) {
      throw refused(text, registry, "it lies in a private network");
    }
    return new Realm(uri);
  }

  Origin origin() {
    return Origin.of(uri);
  }

  private static URI parse(String text, Origin registry) {
    if (text.length() > MAX_CHARS) {
      throw refused(text, registry, "the address is too long");
    }
    try {
      var uri = new URI(text);
      if (!uri.isAbsolute() || uri.getRawAuthority() == null) {
        throw refused(text, registry, "the address is not absolute");
      }
      if (uri.getRawAuthority().indexOf('@') >= 0) {
        throw refused(text, registry, "the address carries a user name");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw refused(text, registry, "the address cannot be read");
    }
  }

  private static Origin origin(URI uri, String text, Origin registry) {
    try {
      return Origin.of(uri);
    } catch (IllegalArgumentException e) {
      throw refused(text, registry, "it is no http or https address");
    }
  }

  private static KpmException refused(String text, Origin registry, String why) {
    int query = text.indexOf('?');
    var place = query < 0 ? text : text.substring(0, query);
    // Whatever else is wrong with it: what stands before an @ may be a password.
    var shown = place.indexOf('@') < 0 ? Foreign.quote(place) : "`***`";
    return new KpmException(
        ErrorId.E_POLICY,
        "`" + registry.authority() + "` sends logins to the token server " + shown
            + ", which is refused: " + why);
  }
}
