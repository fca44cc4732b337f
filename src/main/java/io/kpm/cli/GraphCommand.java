// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.ops.Graph;

/** {@code kpm graph}. */
final class GraphCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("graph", "Print a line for each package that requires another.");
  private final DependencyOptions dependencies = DependencyOptions.withVendor(arguments);

  GraphCommand(Session session) {
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
    for (var edge : session.operations().graph(access, console).run(request).edges()) {
      console.print(text(edge.parent()) + " " + text(edge.child()));
    }
    return 0;
  }

  private static String text(Graph.Member member) {
    return member.version().isEmpty() ? member.name() : member.name() + "@" + member.version();
  }
}
