// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** Questions to a person at a terminal. */
interface Prompt extends AutoCloseable {
  /**
   * Asks for a line that may be seen.
   *
   * @throws InterruptedByUserException if the answer is Ctrl-C or the end of the input
   */
  String ask(String question);

  /** Asks for a secret; what is typed is not shown. */
  String askSecret(String question);

  @Override
  void close();

  /** Makes a prompt at the moment it is needed, since a terminal takes long to set up. */
  interface Source {
    Prompt open();
  }
}
