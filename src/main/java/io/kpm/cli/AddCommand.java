// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.ops.Add;
import io.kpm.ops.NamedSource;
import io.kpm.ops.NamedSource.Kind;
import java.util.ArrayList;

/** {@code kpm add [REF|URL|PATH]}. */
final class AddCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("add", "Make a package a dependency of this one.");
  private final Operand source = arguments.optionalOperand(
      "<source>", "A package name, name:version, oci:// or git URL, directory, .tar or .tgz.");
  private final Option git = arguments.option("--git", "<url>", "A git repository.");
  private final Option oci = arguments.option("--oci", "<url>", "A repository of a registry.");
  private final Option path = arguments.option("--path", "<dir>", "A directory, .tar or .tgz.");
  private final Option tag = arguments.option("--tag", "<tag>", "Which version.");
  private final Option commit = arguments.option("--commit", "<id>", "Which commit of --git.");
  private final Option branch = arguments.option("--branch", "<name>", "Which branch of --git.");
  private final Option inner =
      arguments.option("--package", "<name>", "The package that is meant inside of the source.");
  private final Option alias = arguments.option("--rename", "<name>", "Import it under this name.");
  private final DependencyOptions dependencies = DependencyOptions.of(arguments);

  AddCommand(Session session) {
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
    var request = new Add.Request(
        operations.workingDirectory(), named(), inner.value(), alias.value(), dependencies.toUse());
    var access = dependencies.toAccess(session);
    var result = operations.add(access, console).run(request);
    console.say("+ " + result.line());
    return 0;
  }

  private NamedSource named() {
    var version = new NamedSource.Ref(tag.value(), commit.value(), branch.value());
    var given = new ArrayList<NamedSource>();
    source.value().ifPresent(text -> given.add(new NamedSource(text, Kind.ANY, version)));
    git.value().ifPresent(text -> given.add(new NamedSource(text, Kind.GIT, version)));
    oci.value().ifPresent(text -> given.add(new NamedSource(text, Kind.OCI, version)));
    path.value().ifPresent(text -> given.add(new NamedSource(text, Kind.PATH, version)));
    if (given.isEmpty()) {
      throw arguments.usage("invalid 'kpm add' argument, you must provide a package name or url"
          + " for the package");
    }
    if (given.size() > 1) {
      throw arguments.usage("name one source: an operand, `--git`, `--oci` or `--path`");
    }
    return given.get(0);
  }
}
