// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** Opens the terminal of this process; stands apart so that JLine is touched no earlier. */
final class TerminalPrompts implements Prompt.Source {
  @Override
  public Prompt open() {
    return TerminalPrompt.open();
  }
}
