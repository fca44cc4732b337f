// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.oci.credentials.Credential;
import java.util.Base64;
import java.util.Optional;

/** The header of RFC 7617. */
final class BasicAuth {
  private BasicAuth() {}

  /** The header for a credential that has two parts; empty for the others. */
  static Optional<String> header(Credential credential) {
    if (credential instanceof Credential.Password password) {
      return Optional.of(of(password));
    }
    if (credential instanceof Credential.RefreshToken token) {
      return Optional.of(header(token.user(), token.token()));
    }
    return Optional.empty();
  }

  static String of(Credential.Password password) {
    return header(password.user(), password.secret());
  }

  private static String header(String user, String secret) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8));
  }
}
