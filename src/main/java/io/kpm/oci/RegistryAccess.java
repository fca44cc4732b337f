// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How one command talks to registries: its flags, without anything read from files yet.
 *
 * @param login credentials of the command line and where credentials are kept
 * @param tls what to trust and to show on secure connections
 * @param traffic how much, how long, how often
 */
public record RegistryAccess(Login login, Tls tls, Traffic traffic) {
  /** No flag given: the defaults. */
  public static RegistryAccess defaults() {
    return new RegistryAccess(
        new Login(Optional.empty(), Optional.empty(), Optional.empty()),
        new Tls(Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty()),
        new Traffic(4, 5, Optional.empty(), false));
  }

  /** The same access for a command that names that registry, which its credentials belong to. */
  public RegistryAccess to(String registry) {
    var named =
        new Login(login.username(), login.secret(), login.authfile(), Optional.of(registry));
    return new RegistryAccess(named, tls, traffic);
  }

  /** The same without any network. */
  public RegistryAccess offlineAccess() {
    var silent = new Traffic(traffic.concurrency(), traffic.retries(), traffic.timeout(), true);
    return new RegistryAccess(login, tls, silent);
  }

  /**
   * Who the user is.
   *
   * @param username given with {@code -u}
   * @param secret given with {@code -p}, {@code -t} or on stdin
   * @param authfile read before all other credential files
   * @param registry the one registry that user name and secret belong to, as in
   *     {@link Reference#registry()}; empty: the default registry
   */
  public record Login(
      Optional<String> username,
      Optional<String> secret,
      Optional<Path> authfile,
      Optional<String> registry) {
    /** Credentials before it is known which registry the command names. */
    public Login(Optional<String> username, Optional<String> secret, Optional<Path> authfile) {
      this(username, secret, authfile, Optional.empty());
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
      return "Login[" + username.orElse("-") + ":***]";
    }
  }

  /**
   * How connections are secured.
   *
   * @param plainHttp {@code --plain-http[=true|false]}; empty: the rules for hosts decide
   * @param insecure no verification of certificates for the host of this command
   */
  public record Tls(
      Optional<Boolean> plainHttp,
      boolean insecure,
      Optional<Path> caFile,
      Optional<Path> certFile,
      Optional<Path> keyFile) {}

  /**
   * Limits of the traffic.
   *
   * @param concurrency parallel transfers per registry
   * @param retries repetitions of one request
   * @param timeout replaces the limits for connecting, for the header and for silence
   * @param offline no connection at all
   */
  public record Traffic(
      int concurrency, int retries, Optional<Duration> timeout, boolean offline) {}
}
