// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.RegistryAccess;
import io.kpm.ops.Verify;
import io.kpm.text.Foreign;

/** {@code kpm verify}. */
final class VerifyCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("verify", "Compare every file of the dependencies with kcl.mod.lock.");
  private final Flag vendor =
      arguments.flag("--vendor", "Look at ./vendor instead of the package cache.");

  VerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    var operations = session.operations();
    var console = session.console();
    var request = new Verify.Request(operations.workingDirectory(), vendor.isOn());
    var access = RegistryAccess.defaults().offlineAccess();
    var found = operations.verify(access, console).run(request);
    found.differences().forEach(console::print);
    if (!found.differences().isEmpty()) {
      throw new KpmException(
              ErrorId.E_SUM,
              "dependencies are not what kcl.mod.lock promises: "
                  + counted(found.differences().size(), "difference"))
          .withHint(
              vendor.isOn()
                  ? "`kpm vendor` makes the copies anew"
                  : "the next command that uses them fetches them again");
    }
    if (!found.missing().isEmpty()) {
      throw new KpmException(
              ErrorId.E_NOTFOUND, "not there: " + Foreign.quote(String.join(", ", found.missing())))
          .withHint(vendor.isOn() ? "kpm vendor" : "kpm update");
    }
    console.say("verified " + counted(found.packages(), "package"));
    return 0;
  }

  private static String counted(int number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }
}
