// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.config.SettingsFile;

/** {@code kpm config path}. */
final class ConfigPathCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("config path", "Print which settings file is used.");

  ConfigPathCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    session
        .console()
        .print(SettingsFile.read(session.operations().home()).path().toString());
    return 0;
  }
}
