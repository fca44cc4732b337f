// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.http.Headers;
import io.kpm.http.HttpTransport;
import io.kpm.http.Origin;
import io.kpm.oci.credentials.Credential;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.oci.credentials.CredentialSource.Found;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one registry wants to be asked: its challenge, learnt once, and the tokens got since. In
 * memory only; for several threads.
 */
public final class RegistryAuth {
  private static final long LONG_TRANSFER_NANOS = Duration.ofSeconds(30).toNanos();

  private final String registry;
  private final Origin origin;
  private final Network network;
  private final TokenServer tokenServer;
  private final List<Grant> grants = new ArrayList<>();
  private @Nullable Challenge known;

  /**
   * Knows nothing of the registry yet.
   *
   * @param registry as the user knows it
   * @param origin where its requests go
   */
  public RegistryAuth(String registry, Origin origin, Network network) {
    this.registry = registry;
    this.origin = origin;
    this.network = network;
    this.tokenServer = new TokenServer(network);
  }

  /** A token and what it is good for. */
  private record Grant(Credential credential, Scopes scopes, Token token) {}

  /**
   * A transport for one repository of the registry.
   *
   * @param repository its path; empty for requests to the registry as a whole
   */
  public AuthTransport forRepository(String repository, CredentialSource credentials) {
    return new AuthTransport(this, repository, credentials);
  }

  /** Learns from the 401 to a request that nobody else has seen, such as a probe. */
  public void learn(Headers unauthorized) {
    learnChallenge(unauthorized);
  }

  String registry() {
    return registry;
  }

  /** Where the requests to the registry go. */
  public Origin origin() {
    return origin;
  }

  HttpTransport wire() {
    return network.wire();
  }

  /** Whether requests carry something from the start. */
  synchronized boolean isKnown() {
    return known != null;
  }

  /** Remembers how the registry asks; another way of asking makes all tokens worthless. */
  synchronized Challenge learnChallenge(Headers unauthorized) {
    var challenge = Challenge.choose(unauthorized, registry);
    if (known != null && known.getClass() != challenge.getClass()) {
      grants.clear();
    }
    known = challenge;
    return challenge;
  }

  /**
   * The header for a request before it was refused; empty if the registry has not asked yet, or if
   * there is nothing to show.
   *
   * @param isLong whether the request carries so much that a token might expire on the way
   */
  synchronized Optional<String> header(Scopes needed, Found found, boolean isLong)
      throws IOException {
    if (known instanceof Challenge.Basic) {
      return found.credential() instanceof Credential.Password password
          ? Optional.of(BasicAuth.of(password))
          : Optional.empty();
    }
    if (known instanceof Challenge.Bearer bearer) {
      var withoutScope = new Challenge.Bearer(bearer.realm(), bearer.service(), Optional.empty());
      return Optional.of(bearer(withoutScope, needed, found, isLong));
    }
    return Optional.empty();
  }

  /**
   * The header that answers a challenge.
   *
   * @param refused the header that was not enough; its token is forgotten
   * @throws io.kpm.error.KpmException {@code E_AUTH} if there is nothing to answer with
   */
  synchronized String answer(
      Challenge challenge, Scopes needed, Found found, Optional<String> refused)
      throws IOException {
    if (challenge instanceof Challenge.Bearer bearer) {
      forget(refused);
      return bearer(bearer, needed, found, false);
    }
    var refusal = new Refusal(registry, found);
    if (found.credential() instanceof Credential.Anonymous) {
      throw refusal.login();
    }
    if (!(found.credential() instanceof Credential.Password password)) {
      throw refusal.password();
    }
    return BasicAuth.of(password);
  }

  /** A header for a place that a redirect led to: it gets nothing that belongs to the user. */
  String anonymousAnswer(Challenge.Bearer challenge, Origin elsewhere) throws IOException {
    var scopes = Scopes.parse(challenge.scope().orElse(""));
    var refusal = new Refusal(elsewhere.authority(), Found.nothing());
    var token = tokenServer.fetch(elsewhere, challenge, scopes, Credential.ANONYMOUS, refusal);
    return bearerHeader(token);
  }

  private String bearer(Challenge.Bearer challenge, Scopes needed, Found found, boolean isLong)
      throws IOException {
    if (found.credential() instanceof Credential.RegistryToken token) {
      return "Bearer " + token.token();
    }
    var demanded = Scopes.parse(challenge.scope().orElse(""));
    var scopes = demanded.and(needed);
    var cached = cached(found.credential(), scopes, isLong);
    if (cached.isPresent()) {
      return bearerHeader(cached.get());
    }
    var token = tokenServer.fetch(
        origin, challenge, scopes, renewing(found.credential()), new Refusal(registry, found));
    grants.add(new Grant(found.credential(), scopes, token));
    return bearerHeader(token);
  }

  private Optional<Token> cached(Credential credential, Scopes scopes, boolean isLong) {
    long now = network.time().elapsed().toNanos();
    for (var grant : grants) {
      boolean serves = grant.credential().equals(credential) && grant.scopes().cover(scopes);
      boolean lasts = !isLong || grant.token().lasts(LONG_TRANSFER_NANOS, now);
      if (serves && lasts && grant.token().isFresh(now)) {
        return Optional.of(grant.token());
      }
    }
    return Optional.empty();
  }

  /** The newest refresh token that came with a token of this user, else the credential itself. */
  private Credential renewing(Credential credential) {
    if (!(credential instanceof Credential.RefreshToken stored)) {
      return credential;
    }
    for (int i = grants.size() - 1; i >= 0; i--) {
      var grant = grants.get(i);
      var newer = grant.token().refreshToken();
      if (grant.credential().equals(credential) && newer.isPresent()) {
        return new Credential.RefreshToken(stored.user(), newer.get());
      }
    }
    return credential;
  }

  /** Forgets a refused token and all older ones, which the token server may have dropped too. */
  private void forget(Optional<String> refused) {
    Token token = null;
    for (var grant : grants) {
      if (refused.isPresent() && bearerHeader(grant.token()).equals(refused.get())) {
        token = grant.token();
      }
    }
    for (int i = grants.size() - 1; i >= 0 && token != null; i--) {
      if (grants.get(i).token().receivedNanos() - token.receivedNanos() <= 0) {
        grants.remove(i);
      }
    }
  }

  private static String bearerHeader(Token token) {
    return "Bearer " + token.value();
  }
}
