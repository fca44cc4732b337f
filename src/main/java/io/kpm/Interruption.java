// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import io.kpm.cli.Console;

/** Says that a signal ended the command; the JVM gives the exit code, 130 or 143. */
final class Interruption extends Thread {
  private final Console console;
  private volatile boolean over;

  private Interruption(Console console) {
    this.console = console;
  }

  /** Begins to wait for a signal. */
  static Interruption watch(Console console) {
    var interruption = new Interruption(console);
    Runtime.getRuntime().addShutdownHook(interruption);
    return interruption;
  }

  /** The command has ended by itself. */
  void end() {
    over = true;
  }

  @Override
  public void run() {
    if (!over) {
      console.interrupted();
    }
  }
}
