// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.oci.RegistryAccess.Login;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GivenCredentialsTest {
  private static final Login NO_FLAGS =
      new Login(Optional.empty(), Optional.empty(), Optional.empty());

  @Test
  void prefersTheCommandLineToTheEnvironment() {
    var login = new Login(Optional.of("ann"), Optional.of("s3cret"), Optional.empty());
    var given = new GivenCredentials(
        login, Map.of("KPM_USERNAME", "env", "KPM_PASSWORD", "pw"), "ghcr.io", new NoFiles());

    var found = given.find("ghcr.io", "acme/web");

    assertThat(found.credential()).isEqualTo(new Credential.Password("ann", "s3cret"));
  }

  @Test
  void keepsGivenCredentialsFromRegistriesThatWereNotNamed() {
    var login = new Login(
        Optional.of("ann"), Optional.of("s3cret"), Optional.empty(), Optional.of("h.io:5000"));
    var given = new GivenCredentials(login, Map.of(), "ghcr.io", new NoFiles());

    assertThat(given.find("ghcr.io", "a").credential()).isEqualTo(Credential.ANONYMOUS);
    assertThat(given.find("h.io", "a").credential()).isEqualTo(Credential.ANONYMOUS);
    assertThat(given.find("h.io:5000", "a").credential().account()).isEqualTo("ann");
  }

  @Test
  void takesTheFirstPairOfTheEnvironmentThatIsComplete() {
    var environment = Map.of("KPM_USERNAME", "half", "UKC_USER", "org", "UKC_TOKEN", "t0ken");
    var given = new GivenCredentials(NO_FLAGS, environment, "ghcr.io", new NoFiles());

    var found = given.find("ghcr.io", "");

    assertThat(found.credential()).isEqualTo(new Credential.Password("org", "t0ken"));
    assertThat(found.where()).isEqualTo("the environment: UKC_USER");
  }

  @Test
  void usesDockersPairForDockerHubOnly() {
    var environment = Map.of("DOCKER_USERNAME", "ann", "DOCKER_PASSWORD", "pw");

    var ghcr = new GivenCredentials(NO_FLAGS, environment, "ghcr.io", new NoFiles());
    var hub = new GivenCredentials(NO_FLAGS, environment, "docker.io", new NoFiles());

    assertThat(ghcr.find("ghcr.io", "").credential()).isEqualTo(Credential.ANONYMOUS);
    assertThat(hub.find("docker.io", "").credential().account()).isEqualTo("ann");
  }

  @Test
  void printsNoSecret() {
    assertThat(new Credential.Password("ann", "s3cret")).hasToString("ann:***");
    assertThat(new Credential.RefreshToken("", "t0ken")).hasToString(":***");
    assertThat(CredentialSource.Found.of(new Credential.RegistryToken("t0ken"), "f")
            .toString())
        .doesNotContain("t0ken");
  }

  private static final class NoFiles implements CredentialSource {
    @Override
    public Found find(String registry, String repository) {
      return Found.nothing();
    }

    @Override
    public Optional<LoginRecord> login(String registry, String repository) {
      return Optional.empty();
    }
  }
}
