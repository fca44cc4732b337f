// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.config.SettingsFile;

/** {@code kpm config set KEY VALUE}. */
final class ConfigSetCommand implements Command {
  private final Operations operations;
  private final Console console;
  private final Arguments arguments =
      new Arguments("config set", "Write a setting into the settings file.");
  private final SettingOperand key = new SettingOperand(arguments);
  private final Operand value =
      arguments.operand("<value>", "Sizes as 64MiB, times as 45s, lists with commas.");

  ConfigSetCommand(Operations operations, Console console) {
    this.operations = operations;
    this.console = console;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    var file = SettingsFile.read(operations.home());
    file.set(key.setting(), value.required());
    console.say(
        "`" + key.setting().key() + "` is set in `" + operations.home().settingsFile() + "`");
    return 0;
  }
}
