// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import com.google.gson.JsonObject;
import io.kpm.json.JsonText;
import io.kpm.ops.Graph;
import io.kpm.ops.LockUse;
import io.kpm.ops.Update;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code kpm metadata}. */
final class MetadataCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("metadata", "Print where the packages are that this one imports, as JSON.");
  private final Flag update =
      arguments.flag("--update", "Fetch what is missing, and bring kcl.mod.lock up to date.");
  private final Flag vendor =
      arguments.flag("--vendor", "Copy them into ./vendor, and print the places there.");
  private final DependencyOptions dependencies = DependencyOptions.of(arguments);

  MetadataCommand(Session session) {
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
    var access = dependencies.toAccess(session);
    var use = dependencies.toUse();
    if (update.isOn()) {
      operations.update(access, console).run(new Update.Request(directory, List.of(), false, use));
    }
    if (vendor.isOn()) {
      operations.vendor(access, console).run(new Graph.Request(directory, use));
    }
    var looking = new LockUse(false, use.skipsSums(), vendor.isOn());
    var known = operations
        .metadata(access.offlineAccess(), console)
        .run(new Graph.Request(directory, looking));
    console.print(json(known));
    return 0;
  }

  private static String json(Map<String, Path> known) {
    var packages = new JsonObject();
    for (var each : known.entrySet()) {
      var one = new JsonObject();
      one.addProperty("name", each.getKey());
      one.addProperty("manifest_path", each.getValue().toString());
      packages.add(each.getKey(), one);
    }
    var root = new JsonObject();
    root.add("packages", packages);
    return JsonText.compact(root);
  }
}
