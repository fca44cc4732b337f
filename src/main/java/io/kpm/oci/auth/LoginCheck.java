// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Headers;
import io.kpm.http.HttpTransport;
import io.kpm.http.Origin;
import io.kpm.http.Request;
import io.kpm.http.TransportException;
import io.kpm.oci.credentials.Credential;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.oci.credentials.LoginRecord;
import java.io.IOException;
import java.util.Optional;

/** Tries credentials against {@code /v2/} of a registry, before anybody stores them. */
public final class LoginCheck {
  private final Network network;
  private final Network unverified;
  private final SchemeRules rules;
  private final Optional<Boolean> plainHttp;
  private final boolean insecure;

  /**
   * Prepares a check.
   *
   * @param unverified a way on which no certificate is verified
   * @param plainHttp {@code --plain-http}
   * @param insecure {@code --insecure}: https without verification is tried, then http
   */
  public LoginCheck(
      Network network,
      Network unverified,
      SchemeRules rules,
      Optional<Boolean> plainHttp,
      boolean insecure) {
    this.network = network;
    this.unverified = unverified;
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
    try {
      return insecure && !plainHttp.orElse(false)
          ? checkInsecurely(registry, credential)
          : attempt(registry, origin(registry, path), false, credential);
    } catch (TransportException e) {
      throw e.toKpmException("cannot log in to `" + registry + "`");
    }
  }

  private Origin origin(String registry, String path) throws IOException {
    return switch (rules.choose(registry, path)) {
      case HTTP -> RegistryHost.origin("http", registry);
      case HTTPS -> RegistryHost.origin("https", registry);
      case TRY -> LoopbackTrial.ask(network.wire(), registry).origin();
    };
  }

  private Outcome checkInsecurely(String registry, Credential credential) throws IOException {
    try {
      return attempt(registry, RegistryHost.origin("https", registry), true, credential);
    } catch (TransportException e) {
      if (plainHttp.isPresent()) {
        throw e;
      }
    } catch (KpmException e) {
      if (plainHttp.isPresent() || e.id() != ErrorId.E_PROTO) {
        throw e;
      }
    }
    return attempt(registry, RegistryHost.origin("http", registry), false, credential);
  }

  private Outcome attempt(
      String registry, Origin origin, boolean isUnverified, Credential credential)
      throws IOException {
    var way = isUnverified ? unverified : network;
    var auth = new RegistryAuth(registry, origin, way);
    var unauthorized = ask(way.patient(way.wire()), auth);
    if (unauthorized.isPresent()) {
      auth.learn(unauthorized.get());
      var authorized = auth.forRepository("", new Typed(credential));
      confirm(way.patient(authorized), auth, credential);
    }
    return new Outcome(!origin.isSecure(), isUnverified, unauthorized.isPresent());
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
