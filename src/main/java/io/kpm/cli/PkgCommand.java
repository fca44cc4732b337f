// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.ops.LockUse;
import io.kpm.ops.Pack;
import io.kpm.ops.Push;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kpm pkg --target DIR}. */
final class PkgCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("pkg", "Pack the package of the current directory into a tar.");
  private final Option target =
      arguments.option("--target", "<dir>", "Where to write <name>_<version>.tar.");
  private final Flag list =
      arguments.flag("--list", "Print the files that would be packed, and write nothing.");
  private final Option name =
      arguments.option("--name", "<ref>", "With --push: where to publish the package.");
  private final Flag push =
      arguments.flag("--push", "Publish to --name instead of writing a file.");
  private final Flag vendor =
      arguments.flag("--vendor", "Pack the dependencies too, below vendor/.");
  private final DependencyOptions dependencies = DependencyOptions.of(arguments);

  PkgCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    if (name.value().isPresent() != push.isOn()) {
      throw arguments.usage("`--name` and `--push` need each other");
    }
    if (push.isOn()) {
      publish();
    } else {
      pack();
    }
    return 0;
  }

  private void pack() {
    var operations = session.operations();
    var console = session.console();
    var directory = operations.workingDirectory();
    var pack = operations.pack(dependencies.toAccess(session), console);
    var request = new Pack.Request(directory, vendored());
    if (list.isOn()) {
      pack.list(request).forEach(console::print);
      return;
    }
    var wanted = arguments.pathFrom(directory, target);
    if (wanted.isEmpty()) {
      throw arguments.usage("the directory where the tar is generated is required: `--target DIR`");
    }
    console.print(pack.run(request, wanted.get().normalize()).toString());
  }

  private void publish() {
    if (target.value().isPresent() || list.isOn()) {
      throw arguments.usage("`--push` writes no file: leave `--target` and `--list` out");
    }
    var operations = session.operations();
    var options = new Push.Options(List.of(), false, false, Map.of());
    var request = new Push.Request(
        operations.workingDirectory(), Optional.empty(), name.value(), vendored(), options);
    var result =
        operations.push(dependencies.toAccess(session), session.console()).run(request);
    session.console().print(result.reference().toString());
  }

  private Optional<LockUse> vendored() {
    return vendor.isOn() ? Optional.of(dependencies.toUse()) : Optional.empty();
  }
}
