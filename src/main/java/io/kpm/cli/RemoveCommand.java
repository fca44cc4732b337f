// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.ops.Remove;

/** {@code kpm remove NAME…}. */
final class RemoveCommand implements Command {
  private final Session session;
  private final Arguments arguments;
  private final Operand names;
  private final DependencyOptions dependencies;

  /** The name may be one of two. */
  RemoveCommand(Session session, String name) {
    this.session = session;
    arguments = new Arguments(name, "Remove dependencies, and what only they need.");
    names = arguments.operands("<name>", "Names in kcl.mod.");
    dependencies = DependencyOptions.of(arguments);
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
    var request =
        new Remove.Request(operations.workingDirectory(), names.values(), dependencies.toUse());
    var access = dependencies.toAccess(session);
    for (var line : operations.remove(access, console).run(request).lines()) {
      console.say("- " + line);
    }
    return 0;
  }
}
