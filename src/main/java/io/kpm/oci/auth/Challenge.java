// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Headers;
import io.kpm.text.Foreign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a registry wants to see before it answers. */
sealed interface Challenge {
  /** A user name and a password with every request. */
  record Basic() implements Challenge {}

  /**
   * A token from a token server.
   *
   * @param realm the address of the token server as the registry spelled it
   * @param scope what the token has to allow, in the syntax of {@link Scopes}
   */
  record Bearer(String realm, Optional<String> service, Optional<String> scope)
      implements Challenge {}

  /**
   * The challenge to answer: Bearer if it is offered, then Basic.
   *
   * @param host who asks, for messages
   * @throws KpmException {@code E_AUTH} if nothing is offered that kpm knows; {@code E_PROTO} if
   *     the header cannot be read
   */
  static Challenge choose(Headers headers, String host) {
    var offered = new ArrayList<ChallengeReader.Offer>();
    for (var line : headers.all("WWW-Authenticate")) {
      offered.addAll(new ChallengeReader(line, host).readAll());
    }
    for (var offer : offered) {
      if (offer.is("bearer")) {
        return bearer(offer, host);
      }
    }
    for (var offer : offered) {
      if (offer.is("basic")) {
        return new Basic();
      }
    }
    throw new KpmException(
        ErrorId.E_AUTH,
        "`" + host + "` asks for a login but offers no way that kpm knows: " + names(offered));
  }

  private static Bearer bearer(ChallengeReader.Offer offer, String host) {
    var realm = offer.parameter("realm");
    if (realm.isEmpty() || realm.get().isEmpty()) {
      throw new KpmException(
          ErrorId.E_PROTO, "`" + host + "` asks for a token but names no token server");
    }
    return new Bearer(realm.get(), offer.parameter("service"), offer.parameter("scope"));
  }

  private static String names(List<ChallengeReader.Offer> offered) {
    if (offered.isEmpty()) {
      return "its answer has no challenge";
    }
    var names = new StringBuilder();
    for (var offer : offered) {
      names.append(names.length() == 0 ? "" : ", ").append(offer.scheme());
    }
    return Foreign.quote(names.toString());
  }
}
