// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.ops.Update;

/** {@code kpm update [NAME…]}. */
final class UpdateCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("update", "Make lock and cache agree with kcl.mod.");
  private final Operand names = arguments.operands(
      "<name>", "Dependencies whose locked version and content are selected anew.");
  private final Flag toLatest =
      arguments.flag("--to-latest", "Raise versions in kcl.mod to the newest there are.");
  private final DependencyOptions dependencies = DependencyOptions.of(arguments);

  UpdateCommand(Session session) {
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
    var request = new Update.Request(
        operations.workingDirectory(), names.values(), toLatest.isOn(), dependencies.toUse());
    var access = dependencies.toAccess(session);
    var result = operations.update(access, console).run(request);
    for (var line : result.raised()) {
      console.say("kcl.mod: " + line);
    }
    for (var change : result.changes()) {
      console.say(change);
    }
    if (result.raised().isEmpty() && result.changes().isEmpty()) {
      console.say("nothing to update");
    }
    return 0;
  }
}
