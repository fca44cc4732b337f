// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.error.ErrorId;
import io.kpm.oci.LoginHost;
import io.kpm.ops.Logout;
import io.kpm.text.Foreign;

/** {@code kpm logout [HOST]} and {@code kpm registry logout [HOST]}. */
final class LogoutCommand implements Command {
  private final Session session;
  private final Arguments arguments;
  private final Operand host;
  private final AuthfileOption authfile;
  private final Flag strict;

  /** Declares the command under one of its names. */
  LogoutCommand(Session session, String name) {
    this.session = session;
    arguments = new Arguments(name, "Forget a login.");
    host = arguments.optionalOperand(
        "<host>", "The registry, as at the login (default: DefaultOciRegistry).");
    authfile = new AuthfileOption(arguments);
    strict = arguments.flag("--strict", "Fail with exit code 3 if there is no login.");
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    var target = LoginHost.parse(LoginCommand.host(session, host));
    var result = session
        .operations()
        .logout(authfile.path(), session.console())
        .run(new Logout.Request(target));
    var console = session.console();
    if (result.removed()) {
      console.say("Logout succeeded");
    } else {
      console.say("there is no login for `" + target.key() + "`");
    }
    if (result.leftIn().isPresent()) {
      console.warn("%s still has a login for `%s`; kpm goes on using it"
          .formatted(Foreign.quote(result.leftIn().get()), target.registry()));
    }
    return result.removed() || !strict.isOn() ? 0 : ErrorId.E_NOTFOUND.exitCode();
  }
}
