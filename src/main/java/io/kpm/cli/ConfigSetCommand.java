// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.config.SettingsFile;

/** {@code kpm config set KEY VALUE}. */
final class ConfigSetCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("config set", "Write a setting into the settings file.");
  private final SettingOperand key = new SettingOperand(arguments);
  private final Operand value =
      arguments.operand("<value>", "Sizes as 64MiB, times as 45s, lists with commas.");

  ConfigSetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    var file = SettingsFile.read(session.operations().home());
    file.set(key.setting(), value.required());
    session
        .console()
        .say("`" + key.setting().key() + "` is set in `"
            + session.operations().home().settingsFile() + "`");
    return 0;
  }
}
