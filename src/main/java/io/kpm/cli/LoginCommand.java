// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.oci.LoginHost;
import io.kpm.ops.Login;

/** {@code kpm login [HOST]} and {@code kpm registry login [HOST]}. */
final class LoginCommand implements Command {
  private final Session session;
  private final Arguments arguments;
  private final Operand host;
  private final LoginOptions login;
  private final RegistryOptions registry;

  /**
   * Declares the command under one of its names.
   *
   * @param secretQuestion what a person is asked who gave a user name
   */
  LoginCommand(Session session, String name, String secretQuestion) {
    this.session = session;
    arguments =
        new Arguments(name, "Log in to a registry; the login is tried before it is stored.");
    host = arguments.optionalOperand(
        "<host>", "The registry, or host/path for a part of it (default: DefaultOciRegistry).");
    login = new LoginOptions(arguments, secretQuestion);
    registry = new RegistryOptions(arguments, login.credentials());
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    var target = LoginHost.parse(host(session, host));
    var access = registry.toAnonymousAccess();
    var credential = login.toCredential(new SecretSource(session));
    var operation = session.operations().login(access, session.console());
    operation.run(new Login.Request(target, credential));
    session.console().say("Login succeeded");
    return 0;
  }

  /** The host that was named, else the default registry. */
  static String host(Session session, Operand host) {
    var named = host.value();
    return named.isPresent() ? named.get() : session.operations().settings().defaultRegistry();
  }
}
