// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.ops.Remove;

/** {@code kpm remove NAME…}. */
final class RemoveCommand implements Command {
  private final Session session;
  private final Arguments arguments;
  private final Operand names;
  private final LockOptions lock;
  private final RegistryOptions registry;

  /** The name may be one of two. */
  RemoveCommand(Session session, String name) {
    this.session = session;
    arguments = new Arguments(name, "Remove dependencies, and what only they need.");
    names = arguments.operands("<name>", "Names in kcl.mod.");
    lock = LockOptions.of(arguments);
    registry = new RegistryOptions(arguments);
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    if (names.values().isEmpty()) {
      throw arguments.usage("`kpm " + arguments.command() + "` needs " + names.label());
    }
    var operations = session.operations();
    var console = session.console();
    var request = new Remove.Request(operations.workingDirectory(), names.values(), lock.toUse());
    var access = lock.applyTo(registry.toAccess(new SecretSource(session)));
    for (var line : operations.remove(access, console).run(request).lines()) {
      console.say("- " + line);
    }
    return 0;
  }
}
