// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** {@code kpm config get KEY}. */
final class ConfigGetCommand implements Command {
  private final Operations operations;
  private final Console console;
  private final Arguments arguments =
      new Arguments("config get", "Print what holds for a setting.");
  private final SettingOperand key = new SettingOperand(arguments);

  ConfigGetCommand(Operations operations, Console console) {
    this.operations = operations;
    this.console = console;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    console.print(operations.settings().effective(key.setting()).value());
    return 0;
  }
}
