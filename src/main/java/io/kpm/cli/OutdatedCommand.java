// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kpm.json.JsonText;
import io.kpm.ops.Outdated;
import java.util.List;

/** {@code kpm outdated}. */
final class OutdatedCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("outdated", "Show which newer versions of dependencies there are.");
  private final FormatOption format = new FormatOption(arguments);
  private final DependencyOptions dependencies = DependencyOptions.withVendor(arguments);

  OutdatedCommand(Session session) {
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
    var rows = session.operations().outdated(access, console).run(request);
    if (isJson) {
      console.print(json(rows));
    } else if (!rows.isEmpty()) {
      var table = new TextTable("NAME", "CURRENT", "COMPATIBLE", "NEWEST");
      for (var row : rows) {
        table.add(row.name(), row.current(), row.compatible(), row.newest());
      }
      console.printLines(table.text());
    }
    return 0;
  }

  private static String json(List<Outdated.Row> rows) {
    var packages = new JsonArray();
    for (var row : rows) {
      var one = new JsonObject();
      one.addProperty("name", row.name());
      one.addProperty("current", row.current());
      one.addProperty("compatible", row.compatible());
      one.addProperty("newest", row.newest());
      one.addProperty("outdated", row.isOutdated());
      packages.add(one);
    }
    var root = new JsonObject();
    root.addProperty("version", 1);
    root.add("packages", packages);
    return JsonText.compact(root);
  }
}
