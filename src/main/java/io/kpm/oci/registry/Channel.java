// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.http.Attempts;
import io.kpm.oci.credentials.CredentialSource;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way to one repository, found at the first request. For several threads. */
final class Channel {
  private final Registry registry;
  private final String repository;
  private final CredentialSource credentials;
  private final WarningHeaders warnings;
  private final RegistrySettings settings;
  private @Nullable Open open;

  Channel(
      Registry registry,
      String repository,
      CredentialSource credentials,
      WarningHeaders warnings,
      RegistrySettings settings) {
    this.registry = registry;
    this.repository = repository;
    this.credentials = credentials;
    this.warnings = warnings;
    this.settings = settings;
  }

  /** A way that was found. */
  record Open(
      RepositoryAddress address, Caller caller, UploadLocation locations, Registry registry) {
    /** Starts to count the tries of one transfer. */
    Attempts begin() {
      return registry.network().retries().begin(address.origin());
    }
  }

  synchronized Open open() throws IOException {
    if (open == null) {
      var auth = registry.auth(repository);
      var address =
          new RepositoryAddress(registry.name(), repository, auth.origin(), settings.limits());
      var caller = new Caller(
          address, auth.forRepository(repository, credentials), registry.network(), warnings);
      open = new Open(
          address,
          caller,
          new UploadLocation(address, Set.copyOf(settings.uploadHosts())),
          registry);
    }
    return open;
  }
}
