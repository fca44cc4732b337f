// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.credentials;

import io.kpm.oci.RegistryAccess.Login;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials of the command line and of the environment, before those of files. They belong to one
 * registry only: the one named on the command line, else the default registry.
 */
public final class GivenCredentials implements CredentialSource {
  // The documented pairs, in their order.
  private static final String[][] PAIRS = {
    {"KPM_USERNAME", "KPM_PASSWORD"},
    {"APPTAINER_DOCKER_USERNAME", "APPTAINER_DOCKER_PASSWORD"},
    {"SINGULARITY_DOCKER_USERNAME", "SINGULARITY_DOCKER_PASSWORD"},
    {"UKC_USER", "UKC_TOKEN"},
  };
  private static final String DOCKER_HUB = "docker.io";

  private final Login login;
  private final Map<String, String> environment;
  private final String owner;
  private final CredentialSource files;

  /**
   * Makes a source that asks flags, then the environment, then {@code files}.
   *
   * @param owner the registry that flags and environment belong to if {@code login} names none
   */
  public GivenCredentials(
      Login login, Map<String, String> environment, String owner, CredentialSource files) {
    this.login = login;
    this.environment = Map.copyOf(environment);
    this.owner = login.registry().orElse(owner);
    this.files = files;
  }

  @Override
  public Found find(String registry, String repository) {
    if (!registry.equals(owner)) {
      return files.find(registry, repository);
    }
    if (login.secret().isPresent()) {
      var user = login.username().orElse("");
      return Found.of(new Credential.Password(user, login.secret().get()), "the command line");
    }
    for (var pair : PAIRS) {
      var found = pair(pair[0], pair[1]);
      if (found.isPresent()) {
        return found.get();
      }
    }
    if (registry.equals(DOCKER_HUB)) {
      var found = pair("DOCKER_USERNAME", "DOCKER_PASSWORD");
      return found.isPresent() ? found.get() : files.find(registry, repository);
    }
    return files.find(registry, repository);
  }

  @Override
  public Optional<LoginRecord> login(String registry, String repository) {
    return files.login(registry, repository);
  }

  private Optional<Found> pair(String userVariable, String secretVariable) {
    var user = environment.getOrDefault(userVariable, "");
    var secret = environment.getOrDefault(secretVariable, "");
    if (user.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Found.of(new Credential.Password(user, secret), "the environment: " + userVariable));
  }
}
