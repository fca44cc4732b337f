// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Questions on the terminal of this process. Keys are read one by one, so that a secret is never
 * shown and Ctrl-C leaves the terminal as it was; nothing but the answer is drawn, whatever the
 * terminal.
 */
final class TerminalPrompt implements Prompt {
  private static final int INTERRUPT = 3;
  private static final int END_OF_INPUT = 4;
  private static final int BACKSPACE = 8;
  private static final int ERASE_LINE = 21;
  private static final int DELETE = 127;

  private final Terminal terminal;
  private final Attributes before;

  private TerminalPrompt(Terminal terminal) {
    this.terminal = terminal;
    this.before = terminal.enterRawMode();
    var raw = terminal.getAttributes();
    raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
    terminal.setAttributes(raw);
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
    return read(question, true);
  }

  @Override
  public String askSecret(String question) {
    return read(question, false);
  }

  @Override
  public void close() {
    try {
      terminal.setAttributes(before);
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String question, boolean shown) {
    write(question);
    var answer = new StringBuilder();
    while (true) {
      int key = key();
      if (key == '\r' || key == '\n') {
        write("\n");
        return answer.toString();
      }
      if (key < 0 || key == INTERRUPT || (key == END_OF_INPUT && answer.isEmpty())) {
        write("\n");
        throw new InterruptedByUserException();
      }
      edit(answer, key, shown);
    }
  }

  private void edit(StringBuilder answer, int key, boolean shown) {
    if (key == BACKSPACE || key == DELETE) {
      erase(answer, Math.min(1, answer.length()), shown);
    } else if (key == ERASE_LINE) {
      erase(answer, answer.length(), shown);
    } else if (key >= ' ') {
      answer.append((char) key);
      write(shown ? Character.toString((char) key) : "");
    }
  }

  private void erase(StringBuilder answer, int letters, boolean shown) {
    answer.setLength(answer.length() - letters);
    write(shown ? "\b \b".repeat(letters) : "");
  }

  private int key() {
    try {
      return terminal.reader().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) {
    terminal.writer().print(text);
    terminal.flush();
  }
}
