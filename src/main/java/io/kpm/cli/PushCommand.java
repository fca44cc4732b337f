// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.ops.Push;
import java.util.Optional;

/** {@code kpm push [DEST]}. */
final class PushCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("push", "Publish the KCL package of the current directory.");
  private final Operand destination = arguments.optionalOperand(
      "<dest>", "oci://HOST/PATH (default: the default registry, under the package's name).");
  private final Option archive = arguments.option(
      "--tar_path", "<file>", "Publish this .tar or .tgz instead of the directory.");
  private final Flag force =
      arguments.flag("--force", "Replace what stands under a tag with other content.");
  private final Option tags =
      arguments.repeatable("--tag", "<tag>", "Add this tag beside the version.");
  private final Flag dryRun = arguments.flag("--dry-run", "Look, but send nothing.");
  private final Option annotations =
      arguments.repeatable("--annotation", "<key=value>", "Add an annotation to the manifest.");
  private final Flag vendor =
      arguments.flag("--vendor", "Pack the dependencies too, below vendor/.");
  private final DependencyOptions dependencies = DependencyOptions.of(arguments);

  PushCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    if (vendor.isOn() && archive.value().isPresent()) {
      throw arguments.usage("`--vendor` packs a directory, and `--tar_path` is packed already");
    }
    var operations = session.operations();
    var directory = operations.workingDirectory();
    var options =
        new Push.Options(tags.values(), force.isOn(), dryRun.isOn(), arguments.pairs(annotations));
    var request = new Push.Request(
        directory,
        arguments.pathFrom(directory, archive),
        destination.value(),
        vendor.isOn() ? Optional.of(dependencies.toUse()) : Optional.empty(),
        options);
    var access = dependencies.toAccess(session);
    var result = operations.push(access, session.console()).run(request);
    session.console().print(result.reference().toString());
    return 0;
  }
}
