// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.http.Headers;
import io.kpm.http.HttpTransport;
import io.kpm.http.Origin;
import io.kpm.http.Request;
import io.kpm.http.Response;
import io.kpm.http.TransportException;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds out whether a registry on this machine speaks http or https: a bare request over http,
 * without credentials. The other order would cost more: starting TLS takes longer than any local
 * request, and some plain servers read a TLS greeting and never answer.
 */
public final class LoopbackTrial {
  private LoopbackTrial() {}

  /**
   * What the registry speaks.
   *
   * @param unauthorized the header of its 401, which holds its challenge
   */
  public record Found(Origin origin, Optional<Headers> unauthorized) {}

  /** Asks once. */
  public static Found ask(HttpTransport transport, String registry) throws IOException {
    var plain = RegistryHost.origin("http", registry);
    try {
      var response = transport.send(Request.of("GET", RegistryHost.base(plain)));
      Answer.discard(response);
      if (wantsTls(response)) {
        return secure(registry);
      }
      var challenge =
          response.status() == 401 ? Optional.of(response.headers()) : Optional.<Headers>empty();
      return new Found(plain, challenge);
    } catch (TransportException e) {
      return switch (e.kind()) {
        case SPEAKS_TLS, NO_ANSWER -> secure(registry);
        default -> throw e;
      };
    }
  }

  private static Found secure(String registry) {
    return new Found(RegistryHost.origin("https", registry), Optional.empty());
  }

  /** Servers of Go and nginx answer so; no registry refuses this request as malformed. */
  private static boolean wantsTls(Response response) {
    return response.status() == 400 && !RegistryAnswer.isMarked(response.headers());
  }
}
