// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Questions on the terminal of this process, on stderr. */
final class TerminalPrompt implements Prompt {
  // JLine shows nothing at all for this mask.
  private static final char HIDDEN = '\0';

  private final Terminal terminal;
  private final LineReader reader;

  private TerminalPrompt(Terminal terminal) {
    this.terminal = terminal;
    this.reader = LineReaderBuilder.builder()
        .terminal(terminal)
        .variable(LineReader.DISABLE_HISTORY, true)
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .option(LineReader.Option.BRACKETED_PASTE, false)
        .build();
  }

  /** Takes over the terminal; to be called only if stdin and stderr are one. */
  static TerminalPrompt open() {
    try {
      // stty instead of native code, which would have to be unpacked and which newer JVMs warn of.
      return new TerminalPrompt(TerminalBuilder.builder()
          .system(true)
          .systemOutput(TerminalBuilder.SystemOutput.SysErr)
          .provider("exec")
          .dumb(false)
          .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String ask(String question) {
    try {
      return reader.readLine(question);
    } catch (UserInterruptException | EndOfFileException e) {
      throw new InterruptedByUserException(e);
    }
  }

  @Override
  public String askSecret(String question) {
    try {
      return reader.readLine(question, HIDDEN);
    } catch (UserInterruptException | EndOfFileException e) {
      throw new InterruptedByUserException(e);
    }
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
