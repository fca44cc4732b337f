// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** {@code kpm tree}. */
final class TreeCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("tree", "Show the tree of dependencies, and where they come from.");
  private final FormatOption format = new FormatOption(arguments);
  private final DependencyOptions dependencies = DependencyOptions.withVendor(arguments);

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
    var console = session.console();
    var access = dependencies.toAccess(session);
    var request = dependencies.toRequest(session);
    var tree = new DependencyTree(session.operations().graph(access, console).run(request));
    if (isJson) {
      console.print(tree.json());
    } else {
      console.printLines(tree.text());
    }
    return 0;
  }
}
