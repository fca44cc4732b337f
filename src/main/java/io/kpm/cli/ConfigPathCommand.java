// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.config.SettingsFile;

/** {@code kpm config path}. */
final class ConfigPathCommand implements Command {
  private final Operations operations;
  private final Console console;
  private final Arguments arguments =
      new Arguments("config path", "Print which settings file is used.");

  ConfigPathCommand(Operations operations, Console console) {
    this.operations = operations;
    this.console = console;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    console.print(SettingsFile.read(operations.home()).path().toString());
    return 0;
  }
}
