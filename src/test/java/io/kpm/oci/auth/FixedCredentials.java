// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.oci.credentials.Credential;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.oci.credentials.LoginRecord;
import java.util.Optional;

/** One credential for every registry, which a test may exchange. */
final class FixedCredentials implements CredentialSource {
  private Found found;

  FixedCredentials(Credential credential) {
    this(Found.of(credential, "test"));
  }

  FixedCredentials(Found found) {
    this.found = found;
  }

  void change(Credential credential) {
    found = Found.of(credential, "test");
  }

  @Override
  public Found find(String registry, String repository) {
    return found;
  }

  @Override
  public Optional<LoginRecord> login(String registry, String repository) {
    return Optional.empty();
  }
}
