// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import com.google.gson.JsonObject;
import io.kpm.ops.Pull;
import io.kpm.text.Foreign;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** {@code kpm pull REF [DIR]}. */
final class PullCommand implements Command {
  // The version of the shape that `--format json` prints.
  private static final int JSON_VERSION = 1;

  private final Session session;
  private final Arguments arguments = new Arguments("pull", "Unpack a KCL package of a registry.");
  private final Operand reference =
      arguments.operand("<ref>", "The package: NAME, NAME:VERSION, HOST/PATH:TAG, oci://….");
  private final Operand below = arguments.optionalOperand(
      "<dir>", "Unpack into <dir>/HOST/PATH/TAG (default: the current directory).");
  private final Option tag =
      arguments.option("--tag", "<tag>", "The version, if the reference does not say it.");
  private final Option output =
      arguments.option("-o, --output", "<dir>", "Unpack into exactly this directory.");
  private final FormatOption format = new FormatOption(arguments);
  private final RegistryOptions registry = new RegistryOptions(arguments);

  PullCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    var isJson = format.isJson();
    var request = new Pull.Request(reference.required(), tag.value(), target());
    var access = registry.toAccess(new SecretSource(session));
    var result = session.operations().pull(access, session.console()).run(request);
    session.console().print(isJson ? json(result) : result.path().toString());
    return 0;
  }

  private Pull.Target target() {
    var here = session.operations().workingDirectory();
    var exactly = arguments.pathFrom(here, output);
    if (exactly.isPresent() && below.value().isPresent()) {
      throw arguments.usage("`--output` and <dir> cannot be used together");
    }
    return exactly.isPresent()
        ? new Pull.Target.Exactly(exactly.get().normalize())
        : new Pull.Target.Below(here.resolve(path(below.value().orElse(""))).normalize());
  }

  private Path path(String typed) {
    try {
      return Path.of(typed);
    } catch (InvalidPathException e) {
      throw arguments.usage(Foreign.quote(typed) + " is no path");
    }
  }

  private static String json(Pull.Result result) {
    var json = new JsonObject();
    json.addProperty("version", JSON_VERSION);
    json.addProperty("reference", result.reference().toString());
    json.addProperty("digest", String.valueOf(result.reference().digest().orElseThrow()));
    json.addProperty("path", result.path().toString());
    return json.toString();
  }
}
