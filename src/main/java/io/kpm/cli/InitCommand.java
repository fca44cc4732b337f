// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.ops.Init;

/** {@code kpm init [NAME]}. */
final class InitCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("init", "Create a package; files that exist are kept.");
  private final Operand name = arguments.optionalOperand(
      "<name>", "Name of the package and of its directory (default: this directory).");
  private final Option version =
      arguments.option("--version", "<version>", "Version of the package (default: 0.0.1).");

  InitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    var operations = session.operations();
    var request = new Init.Request(operations.workingDirectory(), name.value(), version.value());
    operations.init(session.console()).run(request);
    return 0;
  }
}
