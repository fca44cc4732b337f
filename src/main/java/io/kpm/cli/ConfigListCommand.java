// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import com.google.gson.JsonObject;
import io.kpm.config.Setting;
import io.kpm.config.Settings;
import io.kpm.json.JsonText;

/** {@code kpm config list}. */
final class ConfigListCommand implements Command {
  // The longest key has 23 letters.
  private static final int KEY_WIDTH = 25;

  private final Session session;
  private final Arguments arguments =
      new Arguments("config list", "Print all settings and where they come from.");
  private final FormatOption format = new FormatOption(arguments);

  ConfigListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    boolean json = format.isJson();
    var settings = session.operations().settings();
    if (json) {
      session.console().print(asJson(settings));
      return 0;
    }
    for (var setting : Setting.values()) {
      session.console().print(asLine(setting, settings.effective(setting)));
    }
    return 0;
  }

  private static String asLine(Setting setting, Settings.Effective effective) {
    var gap = " ".repeat(KEY_WIDTH - setting.key().length());
    return setting.key() + gap + effective.value() + "  (" + effective.origin() + ")";
  }

  private static String asJson(Settings settings) {
    var all = new JsonObject();
    for (var setting : Setting.values()) {
      var effective = settings.effective(setting);
      var entry = new JsonObject();
      entry.addProperty("value", effective.value());
      entry.addProperty("from", effective.origin());
      all.add(setting.key(), entry);
    }
    var root = new JsonObject();
    root.addProperty("version", 1);
    root.add("settings", all);
    return JsonText.compact(root);
  }
}
