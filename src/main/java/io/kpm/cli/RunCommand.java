// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.kcl.source.DiagnosticRenderer;
import io.kpm.ops.OutputFile;
import io.kpm.ops.Run;
import java.util.ArrayList;
import java.util.List;

/** {@code kpm run [ENTRY…]}. */
final class RunCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("run", "Compile a KCL package and print its YAML.");
  private final Operand entries = arguments.operands(
      "<entry>", "A directory, .k files, a .tar or .tgz, or a package of a registry.");
  private final Option tag =
      arguments.option("-t, --tag", "<tag>", "The version of a package of a registry.");
  private final Option image =
      arguments.option("--image", "<ref>", "Another way to name a package of a registry.");
  private final InputFlags inputs = new InputFlags(arguments);
  private final OutputFlags output = new OutputFlags(arguments);
  private final DependencyOptions dependencies = DependencyOptions.withVendor(arguments);

  RunCommand(Session session) {
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
    var directory = operations.workingDirectory();
    var request = new Run.Request(
        directory,
        entries(),
        tag.value(),
        dependencies.toUse(),
        inputs.toInputs(),
        output.toOptions());
    var file = arguments.pathFrom(directory, output.file());
    var access = dependencies.toAccess(session);
    var result = operations.run(access, console).run(request);
    console.printDocument(result.printed());
    if (!result.succeeded()) {
      console.flush();
      console.tellLines(DiagnosticRenderer.render(result.diagnostics()));
      return 1;
    }
    if (file.isPresent()) {
      OutputFile.write(file.get(), result.output());
    } else {
      console.printDocument(result.output());
    }
    return 0;
  }

  private List<String> entries() {
    var all = new ArrayList<>(entries.values());
    image.value().ifPresent(all::add);
    return all;
  }
}
