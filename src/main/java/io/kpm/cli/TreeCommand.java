// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.ops.Graph;

/** {@code kpm tree}. */
final class TreeCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("tree", "Show the tree of dependencies, and where they come from.");
  private final FormatOption format = new FormatOption(arguments);
  private final LockOptions lock = LockOptions.withVendor(arguments);
  private final RegistryOptions registry = new RegistryOptions(arguments);

  TreeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    boolean isJson = format.isJson();
    var operations = session.operations();
    var console = session.console();
    var access = lock.applyTo(registry.toAccess(new SecretSource(session)));
    var request = new Graph.Request(operations.workingDirectory(), lock.toUse());
    var tree = new DependencyTree(operations.graph(access, console).run(request));
    if (isJson) {
      console.print(tree.json());
    } else {
      console.printLines(tree.text());
    }
    return 0;
  }
}
