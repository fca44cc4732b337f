// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import java.util.Optional;

/** Who the user is, as far as the command line says it. */
final class CredentialOptions {
  private final Arguments arguments;
  private final Option username;
  private final Option password;
  private final Flag passwordStdin;

  CredentialOptions(Arguments arguments) {
    this.arguments = arguments;
    username = arguments.option("-u, --username", "<name>", "Name of the user.");
    password = arguments.option("-p, --password", "<password>", "Password, visible to others.");
    passwordStdin = arguments.flag("--password-stdin", "Read the password from stdin.");
  }

  /**
   * The user's name.
   *
   * @throws io.kpm.error.KpmException {@code E_USAGE} if it contains a colon, which separates it
   *     from the password on the way to the registry
   */
  Optional<String> username() {
    var name = username.value();
    if (name.isPresent() && name.get().indexOf(':') >= 0) {
      throw arguments.usage("a user name cannot contain `:`");
    }
    return name;
  }

  Optional<String> password() {
    return password.value();
  }

  boolean wantsStdin() {
    return passwordStdin.isOn();
  }

  /**
   * The secret of this command, if the command line gives one or says where it is.
   *
   * @throws io.kpm.error.KpmException {@code E_USAGE} if name and secret are not both there
   */
  Optional<String> secret(SecretSource secrets) {
    if (password().isPresent() && wantsStdin()) {
      throw arguments.usage("`--password` and `--password-stdin` exclude each other");
    }
    boolean given = password().isPresent() || wantsStdin();
    if (given && username().isEmpty()) {
      throw arguments.usage("a password needs `--username`");
    }
    if (!given && username().isPresent()) {
      throw arguments.usage("`--username` needs `--password` or `--password-stdin`");
    }
    if (password().isPresent()) {
      secrets.warnOf("--password");
      return password();
    }
    return wantsStdin() ? Optional.of(secrets.stdin()) : Optional.empty();
  }
}
