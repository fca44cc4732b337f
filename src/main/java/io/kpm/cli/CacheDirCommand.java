// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** {@code kpm cache dir}. */
final class CacheDirCommand implements Command {
  private final Session session;
  private final Arguments arguments =
      new Arguments("cache dir", "Print the directory of the cache.");

  CacheDirCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    session.console().print(session.operations().home().root().toString());
    return 0;
  }
}
