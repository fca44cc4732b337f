// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** Where a secret comes from that is not on the command line: stdin, or a person. */
final class SecretSource {
  private final Session session;

  SecretSource(Session session) {
    this.session = session;
  }

  /** Reads stdin to its end, within the limit of the settings. */
  String stdin() {
    return SecretInput.read(
        session.console().in(), session.operations().settings().limits().passwordBytes());
  }

  /** Whether there is a person to ask. */
  boolean hasPerson() {
    var terminals = session.console().terminals();
    return terminals.in() && terminals.err();
  }

  Prompt person() {
    return session.prompts().open();
  }

  /** A secret stood on the command line. */
  void warnOf(String option) {
    session
        .console()
        .warn("`" + option
            + "` shows the secret to other users of this machine; use `--password-stdin`");
  }
}
