// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.HttpOptions;
import io.kpm.http.HttpStack;
import io.kpm.http.Origin;
import io.kpm.http.Timeouts;
import io.kpm.http.TlsSettings;
import io.kpm.oci.Reference;
import io.kpm.oci.RegistryAccess;
import io.kpm.oci.Repositories;
import io.kpm.oci.auth.LoginCheck;
import io.kpm.oci.auth.Network;
import io.kpm.oci.auth.SchemeRules;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.oci.credentials.GivenCredentials;
import io.kpm.report.Reporter;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The registries of one command: connections, tokens and the choice between http and https are
 * shared by all repositories that it opens. For several threads.
 *
 * <p>Credentials of the command line and of the environment, and {@code --insecure}, belong to the
 * one registry that {@link RegistryAccess#to} named, else to the default one.
 */
public final class RemoteRepositories implements Repositories, Closeable {
  private final RegistryAccess access;
  private final RegistrySettings settings;
  private final Map<String, String> environment;
  private final CredentialSource credentials;
  private final SchemeRules rules;
  private final Reporter reporter;
  private final WarningHeaders warnings;
  private final NamedHosts hosts = new NamedHosts();
  private final HttpStack stack;
  private final Network network;
  private final Map<String, Registry> registries = new LinkedHashMap<>();

  /**
   * Opens no connection and reads no file.
   *
   * @param environment the variables for credentials, proxies, certificates and plain http
   * @param files where credentials are kept, after flags and environment
   * @throws KpmException {@code E_USAGE} if a flag or variable makes no sense
   */
  public RemoteRepositories(
      RegistryAccess access,
      RegistrySettings settings,
      Map<String, String> environment,
      CredentialSource files,
      Reporter reporter) {
    this.access = access;
    this.settings = settings;
    this.environment = Map.copyOf(environment);
    this.credentials =
        new GivenCredentials(access.login(), environment, settings.defaultRegistry(), files);
    this.rules = new SchemeRules(
        access.tls().plainHttp(),
        environment,
        new SchemeRules.Default(settings.defaultRegistry(), settings.plainHttp()),
        files);
    this.reporter = reporter;
    this.warnings = new WarningHeaders(reporter);
    this.stack = HttpStack.open(options(hosts), reporter);
    this.network = Network.of(stack);
  }

  /** Every host is a registry whose certificate is taken as it is. */
  private static final class Unverified implements TlsSettings.Hosts {
    @Override
    public boolean isRegistry(Origin origin) {
      return true;
    }

    @Override
    public boolean isUnverified(String host) {
      return true;
    }
  }

  @Override
  public RemoteRepository open(Reference reference) {
    var registry = registry(reference.registry());
    return new RemoteRepository(
        new Channel(registry, reference.repository(), credentials, warnings, settings), reporter);
  }

  /** Tries credentials against a registry, by the flags of this command. */
  public LoginCheck loginCheck() {
    var unverified = Network.of(HttpStack.open(options(new Unverified()), reporter));
    return new LoginCheck(
        network, unverified, rules, access.tls().plainHttp(), access.tls().insecure());
  }

  @Override
  public void close() throws IOException {
    stack.close();
  }

  private synchronized Registry registry(String name) {
    var known = registries.get(name);
    if (known != null) {
      return known;
    }
    var owner = access.login().registry().orElse(settings.defaultRegistry());
    boolean isInsecure = access.tls().insecure() && name.equals(owner);
    var registry = new Registry(name, network, rules, hosts, isInsecure);
    registries.put(name, registry);
    return registry;
  }

  private HttpOptions options(TlsSettings.Hosts special) {
    var traffic = access.traffic();
    var timeouts =
        traffic.timeout().isPresent() ? Timeouts.of(traffic.timeout().get()) : Timeouts.defaults();
    var tls = new TlsSettings(access.tls().caFile(), certificate(access.tls()), special);
    return new HttpOptions(
        settings.version(), timeouts, traffic.retries(), traffic.offline(), tls, environment);
  }

  private static Optional<TlsSettings.Certificate> certificate(RegistryAccess.Tls tls) {
    if (tls.certFile().isEmpty() && tls.keyFile().isEmpty()) {
      return Optional.empty();
    }
    if (tls.certFile().isEmpty() || tls.keyFile().isEmpty()) {
      throw new KpmException(
          ErrorId.E_USAGE, "a client certificate needs both `--cert-file` and `--key-file`");
    }
    return Optional.of(
        new TlsSettings.Certificate(tls.certFile().get(), tls.keyFile().get()));
  }
}
