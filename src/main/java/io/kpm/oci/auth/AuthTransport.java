// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.HttpTransport;
import io.kpm.http.Origin;
import io.kpm.http.Request;
import io.kpm.http.Response;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.oci.credentials.CredentialSource.Found;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers the challenges of one registry for one repository. The first request carries nothing; at
 * most two requests for one resource end in 401. Requests to other origins, where redirects lead,
 * never carry anything of the user.
 */
public final class AuthTransport implements HttpTransport {
  private static final String AUTHORIZATION = "Authorization";
  // The documented size from which a token must be good for a while.
  private static final long LONG_BODY_BYTES = 1024 * 1024;

  private final RegistryAuth auth;
  private final String repository;
  private final CredentialSource credentials;
  private @Nullable Found found;

  AuthTransport(RegistryAuth auth, String repository, CredentialSource credentials) {
    this.auth = auth;
    this.repository = repository;
    this.credentials = credentials;
  }

  /** The user that requests were sent for, in words; {@code anonymous} if none was needed yet. */
  public synchronized String account() {
    return found == null
        ? Found.nothing().credential().account()
        : found.credential().account();
  }

  /**
   * {@inheritDoc}
   *
   * @throws KpmException {@code E_AUTH} if the registry refuses the user, or wants one and none is
   *     known; {@code E_POLICY} if it names a token server that must not be asked
   */
  @Override
  public Response send(Request request) throws IOException {
    var bare = request.without(AUTHORIZATION);
    var origin = Origin.of(request.uri());
    if (!origin.equals(auth.origin())) {
      return sendElsewhere(bare, origin);
    }
    var needed = Scopes.needed(request.method(), repository);
    boolean isLong = request.body().length() > LONG_BODY_BYTES;
    Optional<String> shown =
        auth.isKnown() ? auth.header(needed, credential(), isLong) : Optional.empty();
    for (int refusals = 0; ; refusals++) {
      var response = auth.wire().send(authorized(bare, shown));
      if (response.status() != 401) {
        return response;
      }
      var challenge = challengeOf(response);
      boolean isFinal = refusals > 0 || (challenge instanceof Challenge.Basic && shown.isPresent());
      if (isFinal && (refusals > 1 || !credentialChanged())) {
        throw new Refusal(auth.registry(), credential()).login();
      }
      shown = Optional.of(auth.answer(challenge, needed, credential(), shown));
    }
  }

  private Challenge challengeOf(Response unauthorized) {
    var headers = unauthorized.headers();
    Answer.discard(unauthorized);
    return auth.learnChallenge(headers);
  }

  private static Request authorized(Request bare, Optional<String> header) {
    return header.isEmpty() ? bare : bare.with(AUTHORIZATION, header.get());
  }

  private synchronized Found credential() {
    if (found == null) {
      found = credentials.find(auth.registry(), repository);
    }
    return found;
  }

  /** Asks the sources once more: another process may have logged in meanwhile. */
  private synchronized boolean credentialChanged() {
    var before = credential();
    found = credentials.find(auth.registry(), repository);
    return !found.credential().equals(before.credential());
  }

  private Response sendElsewhere(Request bare, Origin elsewhere) throws IOException {
    var response = auth.wire().send(bare);
    if (response.status() != 401) {
      return response;
    }
    var headers = response.headers();
    Answer.discard(response);
    var challenge = Challenge.choose(headers, elsewhere.authority());
    if (challenge instanceof Challenge.Bearer bearer) {
      var header = auth.anonymousAnswer(bearer, elsewhere);
      return auth.wire().send(bare.with(AUTHORIZATION, header));
    }
    throw new KpmException(
        ErrorId.E_AUTH,
        "`" + auth.registry() + "` redirects to `" + elsewhere.authority()
            + "`, which asks for a login; no credentials are sent there");
  }
}
