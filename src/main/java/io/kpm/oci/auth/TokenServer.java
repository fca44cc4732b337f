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
import io.kpm.oci.credentials.Credential;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Asks the token server that a registry named; follows no redirect to another one. */
final class TokenServer {
  // The documented limit of hops.
  private static final int MAX_REDIRECTS = 5;

  private final HttpTransport transport;
  private final MonotonicClock clock;

  TokenServer(HttpTransport transport, MonotonicClock clock) {
    this.transport = transport;
    this.clock = clock;
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
      var response = send(form(realm, challenge, scopes, token), realm);
      if (response.status() != 404 && response.status() != 405) {
        return read(response, realm, refusal);
      }
      Answer.discard(response);
    }
    return read(send(query(realm, challenge, scopes, credential), realm), realm, refusal);
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

  private Response send(Request request, Realm realm) throws IOException {
    var current = request;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      var response = transport.send(current);
      if (!isRedirect(response.status())) {
        return response;
      }
      var location = response.headers().first("Location").orElse("");
      Answer.discard(response);
      current = current.to(target(current, location, realm));
    }
    throw new KpmException(
        ErrorId.E_REDIRECT,
        "the token server `" + realm.origin() + "` redirects more than " + MAX_REDIRECTS
            + " times");
  }

  /** 301 to 303 would turn a form into a query with the secret in it, so they are not followed. */
  private static URI target(Request request, String location, Realm realm) {
    URI target;
    try {
      target = request.uri().resolve(location);
    } catch (IllegalArgumentException e) {
      throw redirected(realm, location);
    }
    boolean staysHome = !location.isEmpty()
        && target.getRawAuthority() != null
        && target.getRawAuthority().indexOf('@') < 0
        && Origin.of(target).equals(realm.origin());
    if (!staysHome || !request.method().equals("GET")) {
      throw redirected(realm, location);
    }
    return target;
  }

  private static KpmException redirected(Realm realm, String location) {
    int query = location.indexOf('?');
    var shown = query < 0 ? location : location.substring(0, query);
    return new KpmException(
        ErrorId.E_POLICY,
        "the token server `" + realm.origin() + "` redirects to " + Foreign.quote(shown)
            + ", where no login may go");
  }

  private Token read(Response response, Realm realm, Refusal refusal) throws IOException {
    try (response) {
      long received = clock.nanos();
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
            "the answer of the token server `" + realm.origin() + "` exceeds `limits.answerBytes` ("
                + Answer.MAX_BYTES + " bytes)");
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

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }
}
