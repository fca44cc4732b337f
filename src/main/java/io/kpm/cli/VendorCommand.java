// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.ops.Graph;

/** {@code kpm vendor}. */
final class VendorCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("vendor", "Copy all dependencies into ./vendor.");
  private final LockOptions lock = LockOptions.of(arguments);
  private final RegistryOptions registry = new RegistryOptions(arguments);

  VendorCommand(Session session) {
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
    var access = lock.applyTo(registry.toAccess(new SecretSource(session)));
    var request = new Graph.Request(operations.workingDirectory(), lock.toUse());
    var result = operations.vendor(access, console).run(request);
    if (result.packages().isEmpty()) {
      console.say("there is nothing to vendor");
    }
    return 0;
  }
}
