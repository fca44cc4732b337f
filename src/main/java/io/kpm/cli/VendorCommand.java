// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** {@code kpm vendor}. */
final class VendorCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("vendor", "Copy all dependencies into ./vendor.");
  private final DependencyOptions dependencies = DependencyOptions.of(arguments);

  VendorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    var console = session.console();
    var access = dependencies.toAccess(session);
    var request = dependencies.toRequest(session);
    var result = session.operations().vendor(access, console).run(request);
    if (result.packages().isEmpty()) {
      console.say("there is nothing to vendor");
    }
    return 0;
  }
}
