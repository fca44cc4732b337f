// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.HttpTransport;
import io.kpm.http.Origin;
import io.kpm.http.Request;
import io.kpm.http.RequestBody;
import io.kpm.http.Response;
import io.kpm.http.Time;
import io.kpm.oci.credentials.Credential;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Asks the token server that a registry named. */
final class TokenServer {
  private final HttpTransport transport;
  private final Time time;

  TokenServer(Network network) {
    this.transport = network.tokens();
    this.time = network.time();
  }

  /**
   * Fetches a token.
   *
   * @param registry who asks for it
   * @param refusal what to say if the token server refuses the credential
   */
  Token fetch(
      Origin registry,
      Challenge.Bearer challenge,
      Scopes scopes,
      Credential credential,
      Refusal refusal)
      throws IOException {
    var realm = Realm.of(challenge.realm(), registry);
    if (credential instanceof Credential.RefreshToken token) {
      var response = transport.send(form(realm, challenge, scopes, token));
      if (response.status() != 404 && response.status() != 405) {
        return read(response, realm, refusal);
      }
      Answer.discard(response);
    }
    return read(transport.send(query(realm, challenge, scopes, credential)), realm, refusal);
  }

  private static Request query(
      Realm realm, Challenge.Bearer challenge, Scopes scopes, Credential credential) {
    var query = new QueryText();
    if (challenge.service().isPresent()) {
      query.add("service", challenge.service().get());
    }
    for (var scope : scopes.texts()) {
      query.add("scope", scope);
    }
    var request = Request.of("GET", extend(realm.uri(), query.toString()));
    var basic = BasicAuth.header(credential);
    return basic.isEmpty() ? request : request.with("Authorization", basic.get());
  }

  /**
   * OAuth2 as registries speak it (https://distribution.github.io/distribution/spec/auth/oauth/).
   */
  private static Request form(
      Realm realm, Challenge.Bearer challenge, Scopes scopes, Credential.RefreshToken token) {
    var form = new QueryText().add("grant_type", "refresh_token");
    if (challenge.service().isPresent()) {
      form.add("service", challenge.service().get());
    }
    form.add("client_id", "kpm").add("scope", scopes.toString());
    form.add("refresh_token", token.token());
    return Request.of("POST", extend(realm.uri(), ""))
        .with("Content-Type", "application/x-www-form-urlencoded")
        .carrying(RequestBody.of(form.toString().getBytes(US_ASCII)));
  }

  /** The realm with its own query kept, more added, and no fragment. */
  private static URI extend(URI realm, String query) {
    var text = realm.toString();
    int fragment = text.indexOf('#');
    var base = fragment < 0 ? text : text.substring(0, fragment);
    if (query.isEmpty()) {
      return URI.create(base);
    }
    return URI.create(base + (base.indexOf('?') < 0 ? "?" : "&") + query);
  }

  private Token read(Response response, Realm realm, Refusal refusal) throws IOException {
    try (response) {
      long received = time.elapsed().toNanos();
      var body = Answer.read(response, Answer.MAX_BYTES);
      int status = response.status();
      if (status == 401) {
        throw refusal.login();
      }
      if (status == 403) {
        throw refusal.denied();
      }
      if (status != 200) {
        throw failed(status, realm);
      }
      if (body.length > Answer.MAX_BYTES) {
        throw new KpmException(
            ErrorId.E_LIMIT,
            "the answer of the token server `" + realm.origin() + "` is larger than "
                + Answer.MAX_BYTES + " bytes");
      }
      Optional<Token> token = TokenReader.read(body, received);
      if (token.isEmpty()) {
        throw new KpmException(
            ErrorId.E_AUTH, "the token server `" + realm.origin() + "` answered without a token");
      }
      return token.get();
    }
  }

  private static KpmException failed(int status, Realm realm) {
    return new KpmException(
        status == 429 ? ErrorId.E_RATELIMIT : ErrorId.E_SERVER,
        "the token server `" + realm.origin() + "` answered " + status);
  }
}
