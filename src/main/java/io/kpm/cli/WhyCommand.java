// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kpm.json.JsonText;
import io.kpm.ops.Graph.Way;
import java.util.List;

/** {@code kpm why NAME}. */
final class WhyCommand implements Command {
  private static final int MAX_WAYS = 100;

  private final Session session;
  private final Arguments arguments =
      new Arguments("why", "Show the chains of requirements that bring a package in.");
  private final Operand name = arguments.operand("<name>", "The package.");
  private final FormatOption format = new FormatOption(arguments);
  private final DependencyOptions dependencies = DependencyOptions.withVendor(arguments);

  WhyCommand(Session session) {
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
    var ways = session.operations().graph(access, console).why(request, name.required(), MAX_WAYS);
    if (isJson) {
      console.print(json(ways));
      return 0;
    }
    for (var way : ways) {
      console.print(way.text());
    }
    if (ways.size() == MAX_WAYS) {
      console.say("these are the " + MAX_WAYS + " shortest chains; there may be more");
    }
    return 0;
  }

  private String json(List<Way> ways) {
    var chains = new JsonArray();
    for (var way : ways) {
      var chain = new JsonArray();
      for (var step : way.steps()) {
        var one = new JsonObject();
        one.addProperty("name", step.name());
        one.addProperty("wanted", step.wanted());
        one.addProperty("selected", step.selected());
        chain.add(one);
      }
      chains.add(chain);
    }
    var root = new JsonObject();
    root.addProperty("version", 1);
    root.addProperty("name", name.required());
    root.add("chains", chains);
    return JsonText.compact(root);
  }
}
