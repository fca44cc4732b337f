// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.credentials.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a user logs in with: options first, then questions. */
final class LoginOptions {
  private final Arguments arguments;
  private final CredentialOptions credentials;
  private final Option token;
  private final Option identityToken;
  private final Flag identityTokenStdin;
  private final String secretQuestion;

  /**
   * Declares the options.
   *
   * @param secretQuestion what a person is asked who gave a name
   */
  LoginOptions(Arguments arguments, String secretQuestion) {
    this.arguments = arguments;
    this.secretQuestion = secretQuestion;
    credentials = new CredentialOptions(arguments);
    token =
        arguments.option("-t, --token", "<token>", "Token used as a password, visible to others.");
    identityToken =
        arguments.option("--identity-token", "<token>", "OAuth2 refresh token, visible to others.");
    identityTokenStdin =
        arguments.flag("--identity-token-stdin", "Read the OAuth2 refresh token from stdin.");
  }

  /** The part of these options that other commands have too. */
  CredentialOptions credentials() {
    return credentials;
  }

  /**
   * The credential; asks for what is missing.
   *
   * @throws KpmException {@code E_USAGE} if the options contradict each other, or if there is
   *     nobody to ask
   */
  Credential toCredential(SecretSource secrets) {
    requireOneSecret();
    var user = credentials.username();
    if (identityToken.value().isPresent()) {
      secrets.warnOf("--identity-token");
      return new Credential.RefreshToken(user.orElse(""), identityToken.value().get());
    }
    if (identityTokenStdin.isOn()) {
      return new Credential.RefreshToken(user.orElse(""), secrets.stdin());
    }
    if (token.value().isPresent()) {
      secrets.warnOf("--token");
      return new Credential.Password(user.orElse(""), token.value().get());
    }
    if (credentials.wantsStdin()) {
      return fromStdin(user, secrets);
    }
    return ask(user, secrets);
  }

  private void requireOneSecret() {
    var given = new ArrayList<String>();
    addIf(credentials.password().isPresent(), "--password", given);
    addIf(credentials.wantsStdin(), "--password-stdin", given);
    addIf(token.value().isPresent(), "--token", given);
    addIf(identityToken.value().isPresent(), "--identity-token", given);
    addIf(identityTokenStdin.isOn(), "--identity-token-stdin", given);
    if (given.size() > 1) {
      throw arguments.usage("`" + String.join("` and `", given) + "` exclude each other");
    }
  }

  private static void addIf(boolean condition, String option, List<String> options) {
    if (condition) {
      options.add(option);
    }
  }

  private Credential fromStdin(Optional<String> user, SecretSource secrets) {
    if (user.isEmpty()) {
      throw arguments.usage("`--password-stdin` needs `--username`");
    }
    return new Credential.Password(user.get(), secrets.stdin());
  }

  private Credential ask(Optional<String> user, SecretSource secrets) {
    var password = credentials.password();
    if (password.isPresent()) {
      secrets.warnOf("--password");
    }
    if (user.isPresent() && password.isPresent()) {
      return new Credential.Password(user.get(), password.get());
    }
    if (!secrets.hasPerson()) {
      throw nobodyToAsk(user.isEmpty() ? "user name" : "password", user.isEmpty());
    }
    try (var person = secrets.person()) {
      var name = user.isPresent() ? user.get() : person.ask("Username: ").strip();
      return password.isPresent()
          ? new Credential.Password(name, password.get())
          : new Credential.Password(name, askSecret(person, name));
    }
  }

  private String askSecret(Prompt person, String name) {
    if (name.indexOf(':') >= 0) {
      throw arguments.usage("a user name cannot contain `:`");
    }
    var secret = person.askSecret(name.isEmpty() ? "Token: " : secretQuestion);
    if (secret.isEmpty()) {
      throw arguments.usage("the " + (name.isEmpty() ? "token" : "password") + " is empty");
    }
    return secret;
  }

  private static KpmException nobodyToAsk(String what, boolean alsoName) {
    return new KpmException(
            ErrorId.E_USAGE, "the " + what + " is missing and there is no terminal to ask for it")
        .withHint(
            alsoName
                ? "give `--username` and `--password-stdin`"
                : "give the password with `--password-stdin`");
  }
}
