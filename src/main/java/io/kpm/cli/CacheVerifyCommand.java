// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kpm.json.JsonText;
import io.kpm.ops.CacheVerify;

/** {@code kpm cache verify}. */
final class CacheVerifyCommand implements Command {
  // The version of the shape that `--format json` prints.
  private static final int JSON_VERSION = 1;

  private final Session session;
  private final Arguments arguments = new Arguments(
      "cache verify", "Compare all files of the cache with what was verified when they came.");
  private final FormatOption format = new FormatOption(arguments);

  CacheVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    boolean isJson = format.isJson();
    var result = session.operations().cacheVerify().run();
    if (isJson) {
      session.console().print(json(result));
    } else {
      printPaths(result);
    }
    result.requireSound();
    session.console().say("packages verified: " + result.packages());
    return 0;
  }

  private void printPaths(CacheVerify.Result result) {
    for (var damage : result.damaged()) {
      for (var path : damage.paths()) {
        session.console().print(path.toString());
      }
    }
  }

  private static String json(CacheVerify.Result result) {
    var damaged = new JsonArray();
    for (var damage : result.damaged()) {
      var paths = new JsonArray();
      for (var path : damage.paths()) {
        paths.add(path.toString());
      }
      var each = CachedPackageText.json(damage.cached());
      each.add("differing", paths);
      damaged.add(each);
    }
    var json = new JsonObject();
    json.addProperty("version", JSON_VERSION);
    json.addProperty("packages", result.packages());
    json.add("damaged", damaged);
    return JsonText.compact(json);
  }
}
