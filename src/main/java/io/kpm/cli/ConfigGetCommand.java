// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** {@code kpm config get KEY}. */
final class ConfigGetCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("config get", "Print what holds for a setting.");
  private final SettingOperand key = new SettingOperand(arguments);

  ConfigGetCommand(Session session) {
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
        .print(session.operations().settings().effective(key.setting()).value());
    return 0;
  }
}
