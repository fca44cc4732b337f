// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import io.kpm.oci.ArtifactStore;
import io.kpm.oci.Reference;
import io.kpm.oci.RegistryAccess;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.oci.credentials.LoginRecord;
import io.kpm.oci.registry.AnswerLimits;
import io.kpm.oci.registry.RegistrySettings;
import io.kpm.oci.registry.RemoteRepositories;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** kpm's own client for one registry, without files and environment of the user. */
public final class RegistryClient implements AutoCloseable {
  private final String host;
  private final RemoteRepositories repositories;

  private RegistryClient(String host, RegistryAccess access) {
    this.host = host;
    this.repositories = new RemoteRepositories(
        access.to(host),
        new RegistrySettings("test", host, Optional.empty(), List.of(), AnswerLimits.DEFAULT),
        Map.of(),
        new Nobody(),
        Reporter.silent());
  }

  /** A client without a login. */
  public static RegistryClient of(String host) {
    return new RegistryClient(host, RegistryAccess.defaults());
  }

  /** A client with a user name and a password. */
  public static RegistryClient of(String host, String user, String password) {
    var plain = RegistryAccess.defaults();
    var login =
        new RegistryAccess.Login(Optional.of(user), Optional.of(password), Optional.empty());
    return new RegistryClient(host, new RegistryAccess(login, plain.tls(), plain.traffic()));
  }

  /** A client that trusts a certificate of the registry. */
  public static RegistryClient trusting(String host, Path certificate) {
    var plain = RegistryAccess.defaults();
    var tls = new RegistryAccess.Tls(
        Optional.empty(), false, Optional.of(certificate), Optional.empty(), Optional.empty());
    return new RegistryClient(host, new RegistryAccess(plain.login(), tls, plain.traffic()));
  }

  public ArtifactStore repository(String name) {
    return repositories.open(new Reference(host, name, Optional.empty(), Optional.empty()));
  }

  @Override
  public void close() throws IOException {
    repositories.close();
  }

  /** Has no credentials and remembers no login. */
  private static final class Nobody implements CredentialSource {
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
