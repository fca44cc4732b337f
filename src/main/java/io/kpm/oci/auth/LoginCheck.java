// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Headers;
import io.kpm.http.HttpTransport;
import io.kpm.http.Origin;
import io.kpm.http.Request;
import io.kpm.oci.credentials.Credential;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.oci.credentials.LoginRecord;
import java.io.IOException;
import java.util.Optional;

/** Tries credentials against {@code /v2/} of a registry, before anybody stores them. */
public final class LoginCheck {
  private final Connections connections;
  private final SchemeRules rules;
  private final Optional<Boolean> plainHttp;
  private final boolean insecure;

  /**
   * Prepares a check.
   *
   * @param plainHttp {@code --plain-http}
   * @param insecure {@code --insecure}: https without verification is tried, then http
   */
  public LoginCheck(
      Connections connections, SchemeRules rules, Optional<Boolean> plainHttp, boolean insecure) {
    this.connections = connections;
    this.rules = rules;
    this.plainHttp = plainHttp;
    this.insecure = insecure;
  }

  /**
   * What worked.
   *
   * @param plainHttp over http
   * @param insecure over https, but its certificate was not verified
   * @param asked whether the registry wanted credentials at all
   */
  public record Outcome(boolean plainHttp, boolean insecure, boolean asked) {}

  /** The one credential that is tried; nothing is read from files. */
  private record Typed(Credential credential) implements CredentialSource {
    @Override
    public Found find(String registry, String repository) {
      return Found.of(credential, "the login");
    }

    @Override
    public Optional<LoginRecord> login(String registry, String repository) {
      return Optional.empty();
    }
  }

  /**
   * Tries the credential.
   *
   * @param registry as in {@code LoginHost.registry()}
   * @param path the part of its repositories that is meant; empty for all
   * @throws KpmException {@code E_AUTH} or {@code E_DENIED} if it is refused, {@code E_PROTO} if
   *     there is no registry, {@code E_NET} and its like if nothing answers
   */
  public Outcome check(String registry, String path, Credential credential) throws IOException {
    if (insecure && !plainHttp.orElse(false)) {
      return checkInsecurely(registry, credential);
    }
    var choice = rules.choose(registry, path);
    if (choice == SchemeRules.Choice.TRY) {
      var transport = connections.to(RegistryHost.of(registry), false);
      var found = LoopbackTrial.ask(transport, registry);
      return attempt(registry, found.origin(), false, credential);
    }
    var scheme = choice == SchemeRules.Choice.HTTP ? "http" : "https";
    return attempt(registry, RegistryHost.origin(scheme, registry), false, credential);
  }

  private Outcome checkInsecurely(String registry, Credential credential) throws IOException {
    try {
      return attempt(registry, RegistryHost.origin("https", registry), true, credential);
    } catch (KpmException e) {
      if (!isAboutTheWay(e.id()) || plainHttp.isPresent()) {
        throw e;
      }
    } catch (IOException e) {
      if (plainHttp.isPresent()) {
        throw e;
      }
    }
    return attempt(registry, RegistryHost.origin("http", registry), false, credential);
  }

  /** Whether the failure lies below the registry, so that another way may work. */
  private static boolean isAboutTheWay(ErrorId id) {
    return id == ErrorId.E_TLS
        || id == ErrorId.E_POLICY
        || id == ErrorId.E_NET
        || id == ErrorId.E_PROTO
        || id == ErrorId.E_TIMEOUT;
  }

  private Outcome attempt(String registry, Origin origin, boolean unverified, Credential credential)
      throws IOException {
    var transport = connections.to(RegistryHost.of(registry), unverified);
    var auth = new RegistryAuth(
        registry, origin, transport, connections.repeating(transport), MonotonicClock.ofMachine());
    var unauthorized = ask(connections.repeating(connections.following(transport)), auth);
    if (unauthorized.isPresent()) {
      auth.learn(unauthorized.get());
      var authorized = auth.forRepository("", new Typed(credential));
      confirm(connections.repeating(connections.following(authorized)), auth, credential);
    }
    return new Outcome(!origin.isSecure(), unverified, unauthorized.isPresent());
  }

  /** The bare request: the header of the 401, or empty if the registry wants nothing. */
  private static Optional<Headers> ask(HttpTransport transport, RegistryAuth auth)
      throws IOException {
    var response = transport.send(Request.of("GET", RegistryHost.base(auth.origin())));
    Answer.discard(response);
    if (response.status() == 401) {
      return Optional.of(response.headers());
    }
    if (response.status() == 403) {
      throw denied(auth.registry(), Credential.ANONYMOUS);
    }
    expectRegistry(response.status(), response.headers(), auth.registry());
    return Optional.empty();
  }

  private static void confirm(HttpTransport transport, RegistryAuth auth, Credential credential)
      throws IOException {
    var response = transport.send(Request.of("GET", RegistryHost.base(auth.origin())));
    Answer.discard(response);
    if (response.status() == 403) {
      throw denied(auth.registry(), credential);
    }
    expectRegistry(response.status(), response.headers(), auth.registry());
  }

  private static void expectRegistry(int status, Headers headers, String registry) {
    if (RegistryAnswer.isPage(headers)) {
      throw RegistryAnswer.notARegistry(registry, "text/html");
    }
    if (status == 200) {
      return;
    }
    if (status >= 500 || status == 429) {
      throw new KpmException(
          status == 429 ? ErrorId.E_RATELIMIT : ErrorId.E_SERVER,
          "`" + registry + "` answered " + status + " to GET /v2/");
    }
    throw RegistryAnswer.notARegistry(registry, "status " + status + " to GET /v2/");
  }

  private static KpmException denied(String registry, Credential credential) {
    return new KpmException(
        ErrorId.E_DENIED,
        "`" + registry + "` denied access to the user `" + credential.account() + "`");
  }
}
