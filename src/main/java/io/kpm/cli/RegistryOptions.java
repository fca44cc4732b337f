// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.config.Limits;
import io.kpm.oci.RegistryAccess;
import io.kpm.text.Foreign;
import java.time.Duration;
import java.util.Optional;

/** The options of all commands that talk to a registry. */
final class RegistryOptions {
  private static final int DEFAULT_CONCURRENCY = 4;
  private static final int MAX_CONCURRENCY = 64;
  private static final int DEFAULT_RETRIES = 5;
  private static final int MAX_RETRIES = 100;

  private final Arguments arguments;
  private final CredentialOptions credentials;
  private final AuthfileOption authfile;
  private final Flag plainHttp;
  private final Flag insecure;
  private final Flag skipTlsVerify;
  private final Flag tlsVerify;
  private final Option caFile;
  private final Option certFile;
  private final Option keyFile;
  private final Option concurrency;
  private final Option retries;
  private final Option timeout;
  private final Flag offline;

  RegistryOptions(Arguments arguments) {
    this(arguments, new CredentialOptions(inSection(arguments)));
  }

  /** For commands that declare the options about the user themselves. */
  RegistryOptions(Arguments arguments, CredentialOptions credentials) {
    this.arguments = inSection(arguments);
    this.credentials = credentials;
    authfile = new AuthfileOption(arguments);
    plainHttp =
        arguments.flag("--plain-http", "Speak http, or https with =false; else the host decides.");
    insecure = arguments.flag("--insecure", "Do not verify the certificate of the registry.");
    skipTlsVerify = arguments.hiddenFlag("--insecure-skip-tls-verify");
    tlsVerify = arguments.hiddenFlag("--tls-verify");
    caFile = arguments.option("--ca-file", "<file>", "Trust these issuers too (PEM).");
    certFile = arguments.option("--cert-file", "<file>", "Show this certificate (PEM).");
    keyFile = arguments.option("--key-file", "<file>", "Key of that certificate (PEM, PKCS#8).");
    concurrency =
        arguments.option("--concurrency", "<n>", "Transfer n blobs at once (default: 4).");
    retries = arguments.option("--retries", "<n>", "Repeat a failed request n times (default: 5).");
    timeout = arguments.option("--timeout", "<time>", "Wait so long, such as 45s or 2m.");
    offline = arguments.flag("--offline", "Use no network at all.");
  }

  /**
   * The access to registries as the command line has it; reads a secret from stdin if that was
   * asked for.
   *
   * @throws io.kpm.error.KpmException {@code E_USAGE}
   */
  RegistryAccess toAccess(SecretSource secrets) {
    var login = new RegistryAccess.Login(
        credentials.username(), credentials.secret(secrets), authfile.path());
    return new RegistryAccess(login, tls(), traffic());
  }

  /** The same without any credential, for commands that find out about it themselves. */
  RegistryAccess toAnonymousAccess() {
    var login = new RegistryAccess.Login(Optional.empty(), Optional.empty(), authfile.path());
    return new RegistryAccess(login, tls(), traffic());
  }

  private static Arguments inSection(Arguments arguments) {
    arguments.section("Registry options");
    return arguments;
  }

  private RegistryAccess.Tls tls() {
    if (certFile.value().isPresent() != keyFile.value().isPresent()) {
      throw arguments.usage("`--cert-file` and `--key-file` need each other");
    }
    boolean unverified =
        insecure.isOn() || skipTlsVerify.isOn() || !tlsVerify.value().orElse(true);
    return new RegistryAccess.Tls(
        plainHttp.value(),
        unverified,
        arguments.path(caFile),
        arguments.path(certFile),
        arguments.path(keyFile));
  }

  private RegistryAccess.Traffic traffic() {
    return new RegistryAccess.Traffic(
        number(concurrency, DEFAULT_CONCURRENCY, 1, MAX_CONCURRENCY),
        number(retries, DEFAULT_RETRIES, 0, MAX_RETRIES),
        time(),
        offline.isOn());
  }

  private Optional<Duration> time() {
    var typed = timeout.value();
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    var time = Limits.time(typed.get());
    if (time.isEmpty() || time.get().isZero()) {
      throw arguments.usage(
          "`--timeout` is a time such as `45s` or `2m`, not " + Foreign.quote(typed.get()));
    }
    return time;
  }

  private int number(Option option, int fallback, int least, int most) {
    var typed = option.value();
    if (typed.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(typed.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same answer as for a number that is too large.
    }
    throw arguments.usage("`%s` is a number from %d to %d, not %s"
        .formatted(option.longName(), least, most, Foreign.quote(typed.get())));
  }
}
