// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import com.google.gson.JsonObject;
import io.kpm.json.JsonText;

/** {@code kpm cache ls}. */
final class CacheListCommand implements Command {
  // The version of the shape that `--format json` prints.
  private static final int JSON_VERSION = 1;

  private final Session session;
  private final Arguments arguments = new Arguments("cache ls", "List the packages in the cache.");
  private final FormatOption format = new FormatOption(arguments);

  CacheListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    boolean isJson = format.isJson();
    var packages = session.operations().cacheList().run();
    if (isJson) {
      var json = new JsonObject();
      json.addProperty("version", JSON_VERSION);
      json.add("packages", CachedPackageText.json(packages));
      session.console().print(JsonText.compact(json));
      return 0;
    }
    for (var line : CachedPackageText.table(packages)) {
      session.console().print(line);
    }
    return 0;
  }
}
