// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.text.Foreign;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a registry is spoken to over http or https, as far as flags, settings and logins say. */
public final class SchemeRules {
  private static final String VARIABLE = "OCI_REG_PLAIN_HTTP";

  private final Optional<Boolean> flag;
  private final Optional<Boolean> variable;
  private final Default defaultRegistry;
  private final CredentialSource logins;

  /**
   * Reads the environment.
   *
   * @param flag {@code --plain-http}
   * @param logins where former logins are recorded
   * @throws KpmException {@code E_USAGE} for a value of {@code OCI_REG_PLAIN_HTTP} that means
   *     nothing
   */
  public SchemeRules(
      Optional<Boolean> flag,
      Map<String, String> environment,
      Default defaultRegistry,
      CredentialSource logins) {
    this.flag = flag;
    this.variable = variable(environment);
    this.defaultRegistry = defaultRegistry;
    this.logins = logins;
  }

  /**
   * The registry of the settings.
   *
   * @param registry the setting {@code DefaultOciRegistry}
   * @param plainHttp the setting {@code DefaultOciPlainHttp}
   */
  public record Default(String registry, Optional<Boolean> plainHttp) {}

  /** The answer of the rules. */
  public enum Choice {
    HTTP,
    HTTPS,
    /** The registry is on this machine, and nobody said anything: it has to be tried out. */
    TRY
  }

  /** What the rules say; the first of flag, environment, login, setting and place decides. */
  public Choice choose(String registry, String repository) {
    boolean isLoopback = RegistryHost.origin("http", registry).isLoopback();
    boolean isOurs = isLoopback || registry.equals(defaultRegistry.registry());
    if (flag.isPresent()) {
      return choice(flag.get());
    }
    if (isOurs && variable.isPresent()) {
      return choice(variable.get());
    }
    var login = logins.login(registry, repository);
    if (login.isPresent()) {
      return choice(login.get().plainHttp());
    }
    if (isOurs && defaultRegistry.plainHttp().isPresent()) {
      return choice(defaultRegistry.plainHttp().get());
    }
    return isLoopback ? Choice.TRY : Choice.HTTPS;
  }

  /** Whether a former login accepted the certificate of the registry as it is. */
  public boolean isUnverified(String registry, String repository) {
    var login = logins.login(registry, repository);
    return login.isPresent() && login.get().insecure();
  }

  private static Choice choice(boolean plainHttp) {
    return plainHttp ? Choice.HTTP : Choice.HTTPS;
  }

  private static Optional<Boolean> variable(Map<String, String> environment) {
    var value = environment.getOrDefault(VARIABLE, "");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "" -> Optional.empty();
      case "on" -> Optional.of(true);
      case "off" -> Optional.of(false);
      default ->
        throw new KpmException(
            ErrorId.E_USAGE,
            "`" + VARIABLE + "` is " + Foreign.quote(value) + ": expected `on` or `off`");
    };
  }
}
