// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.report.Event;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The user's terminal, or what stands for it: data goes to stdout, talk to stderr, and no line
 * leaves with a character that a terminal could obey.
 */
public final class Console implements Reporter {
  private final InputStream in;
  private final DataStream data;
  private final OutputStream talk;
  private final Terminals terminals;
  private final ProgressLine progress;
  private Talk level = Talk.NORMAL;

  /** A console on these streams; the caller keeps them and closes them. */
  public Console(InputStream in, OutputStream out, OutputStream err, Terminals terminals) {
    this.in = in;
    this.data = new DataStream(out);
    this.talk = err;
    this.terminals = terminals;
    this.progress = new ProgressLine();
  }

  /** How much is told, and how. */
  void configure(Talk wanted) {
    this.level = wanted;
  }

  Talk level() {
    return level;
  }

  Terminals terminals() {
    return terminals;
  }

  InputStream in() {
    return in;
  }

  /** One line of data. */
  void print(String line) {
    data.write(safe(line, "\t") + "\n");
  }

  /** Data of several lines, its line ends included. */
  void printLines(String text) {
    data.write(safe(text, "\n\t"));
  }

  /** A document of the user's: not one byte is changed, except on a terminal. */
  void printDocument(String text) {
    data.write(terminals.out() ? safe(text, "\n\t") : text);
  }

  /** Sends on what was printed so far. */
  void flush() {
    data.flush();
  }

  /** One line of talk, whatever the level. */
  synchronized void tell(String line) {
    writeTalk(safe(line, "\t"));
  }

  /** Talk of several lines, its line ends included, whatever the level. */
  synchronized void tellLines(String text) {
    writeRaw(progress.erase() + safe(text, "\n\t"));
  }

  /** A line of talk that begins with a marked word, such as {@code error} or {@code hint}. */
  synchronized void tell(Style style, String mark, String line) {
    var marked = level.colour() ? style.on() + mark + Style.OFF : mark;
    writeTalk(marked + safe(line, "\t"));
  }

  @Override
  public synchronized void report(Event event) {
    if (event instanceof Event.Said said && !level.quiet()) {
      tell(said.line());
    } else if (event instanceof Event.Warned warned && !level.quiet()) {
      tell(Style.WARNING, "warning: ", warned.line());
    } else if (event instanceof Event.Detailed detailed && level.verbose()) {
      tell(detailed.line());
    } else if (event instanceof Event.Traced traced && level.trace()) {
      tell(traced.line());
    } else if (event instanceof Event.Moved moved && level.progress()) {
      writeRaw(progress.draw(moved));
    }
  }

  @Override
  public boolean traces() {
    return level.trace();
  }

  /** The last word of a command that a signal ends. Waits for no other thread. */
  public void interrupted() {
    writeRaw(progress.erase() + "interrupted\n");
  }

  private void writeTalk(String line) {
    writeRaw(progress.erase() + line + "\n");
  }

  /** A stderr that fails leaves nobody to tell. */
  private void writeRaw(String text) {
    try {
      talk.write(text.getBytes(UTF_8));
      talk.flush();
    } catch (IOException e) {
      return;
    }
  }

  private static String safe(String text, String allowed) {
    int i = 0;
    while (i < text.length() && !isUnsafe(text, i, allowed)) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i == text.length() ? text : escaped(text, i, allowed);
  }

  private static String escaped(String text, int start, String allowed) {
    var out = new StringBuilder(text.length() + 16).append(text, 0, start);
    for (int i = start; i < text.length(); ) {
      var character = Character.toString(text.codePointAt(i));
      out.append(isUnsafe(text, i, allowed) ? Foreign.escape(character) : character);
      i += character.length();
    }
    return out.toString();
  }

  private static boolean isUnsafe(String text, int index, String allowed) {
    int point = text.codePointAt(index);
    return Foreign.isUnsafe(point) && allowed.indexOf(point) < 0;
  }
}
