// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.http.Location;
import io.kpm.http.Origin;
import io.kpm.http.Response;
import io.kpm.text.Foreign;
import java.net.URI;
import java.util.Set;

/**
 * Where a registry wants the bytes of an upload: at its own origin, unless the user allows more.
 */
final class UploadLocation {
  private static final int MAX_CHARS = 8 * 1024;

  private final RepositoryAddress address;
  private final Set<String> allowedHosts;

  /**
   * Knows what is allowed.
   *
   * @param allowedHosts the setting {@code uploadHosts}: they get the bytes, not the credentials
   */
  UploadLocation(RepositoryAddress address, Set<String> allowedHosts) {
    this.address = address;
    this.allowedHosts = allowedHosts;
  }

  /**
   * The location that an answer names.
   *
   * @throws KpmException {@code E_PROTO} if it names none, {@code E_REDIRECT} if it is no address,
   *     {@code E_POLICY} if it leads to another origin
   */
  URI of(Response response) {
    var text = response.headers().first("Location").orElse("");
    if (text.isEmpty() || text.length() > MAX_CHARS) {
      throw new KpmException(
          ErrorId.E_PROTO,
          "`" + address.registry() + "` opened an upload in " + address.name()
              + (text.isEmpty() ? " without a location" : " at a location of more than 8 KiB"));
    }
    var location = Location.resolve(response.uri(), text);
    if (location.isEmpty()) {
      throw new KpmException(
          ErrorId.E_REDIRECT,
          "`" + address.registry() + "` wants the bytes for " + address.name()
              + " at a place that is no http address");
    }
    refuseElsewhere(Origin.of(location.get()));
    return location.get();
  }

  private void refuseElsewhere(Origin target) {
    var home = address.origin();
    boolean isAllowed =
        allowedHosts.contains(target.host()) && (target.isSecure() || !home.isSecure());
    if (target.equals(home) || isAllowed) {
      return;
    }
    throw new KpmException(
            ErrorId.E_POLICY,
            "`" + home + "` wants the bytes for " + address.name() + " at "
                + Foreign.quote(target.toString()) + ", another origin")
        .withHint("if that is right, name the host in the setting `uploadHosts`; behind a proxy"
            + " the registry needs its own address (`http.host` in distribution)");
  }

  /** The location with the digest appended to its query, once. */
  static URI closing(URI location, Digest digest) {
    var text = location.toString();
    var parameter = "digest=" + digest;
    var query = location.getRawQuery();
    if (query == null) {
      return URI.create(text + "?" + parameter);
    }
    return ("&" + query + "&").contains("&" + parameter + "&")
        ? location
        : URI.create(text + "&" + parameter);
  }
}
