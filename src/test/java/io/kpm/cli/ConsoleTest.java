// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.report.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

final class ConsoleTest {
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

  @Test
  void escapesWhatATerminalCouldObey() {
    var console = console(Terminals.NONE);

    console.print("a\tb\u001b[2Jc\rd\ne\u202ef\u009bg😀");
    console.say("x\u0007\ny");
    console.flush();

    assertThat(data.toString(UTF_8)).isEqualTo("a\tb\\x1b[2Jc\\rd\\ne\\u202ef\\x9bg😀\n");
    assertThat(talk.toString(UTF_8)).isEqualTo("x\\x07\\ny\n");
  }

  @Test
  void leavesDocumentsAloneExceptOnATerminal() {
    var file = console(Terminals.NONE);
    file.printDocument("a\u001b\u202e\n");
    file.flush();
    assertThat(data.toString(UTF_8)).isEqualTo("a\u001b\u202e\n");

    data.reset();
    var screen = console(new Terminals(false, true, false));
    screen.printDocument("a\u001b\u202e\n");
    screen.flush();

    assertThat(data.toString(UTF_8)).isEqualTo("a\\x1b\\u202e\n");
  }

  @Test
  void coloursOnlyMarksAndOnlyIfWanted() {
    var console = console(Terminals.NONE);
    console.warn("w");
    console.configure(new Talk(false, false, false, true, false));
    console.warn("w");

    assertThat(talk.toString(UTF_8)).isEqualTo("warning: w\n\u001b[1;33mwarning: \u001b[0mw\n");
  }

  @Test
  void tellsOnlyWhatTheLevelAsksFor() {
    var console = console(Terminals.NONE);
    console.configure(new Talk(true, false, false, false, false));
    console.say("said");
    console.warn("warned");
    console.configure(new Talk(false, true, true, false, false));
    console.detail("detailed");
    console.report(new Event.Traced("traced"));
    console.report(new Event.Moved("blob", 1, 2));

    assertThat(talk.toString(UTF_8)).isEqualTo("detailed\ntraced\n");
    assertThat(console.traces()).isTrue();
  }

  @Test
  void erasesProgressBeforeOtherLines() {
    var console = console(Terminals.NONE);
    console.configure(new Talk(false, false, false, false, true));
    console.report(new Event.Moved("blob", 1000, 2000));
    console.say("said");
    console.report(new Event.Moved("blob", 2000, 2000));

    assertThat(talk.toString(UTF_8)).isEqualTo("\r\u001b[Kblob  1.0 kB of 2.0 kB\r\u001b[Ksaid\n");
  }

  @Test
  void failsIfItsDataCannotBeWritten() {
    var console = failing("No space left on device");
    console.print("data");

    assertThatThrownBy(console::flush)
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_IO))
        .hasMessage("cannot write to the standard output: No space left on device");
  }

  @Test
  void endsQuietlyIfNobodyReadsItsData() {
    var console = failing("Broken pipe");
    console.print("data");

    assertThatThrownBy(console::flush).isInstanceOf(ClosedOutputException.class);
  }

  private Console console(Terminals terminals) {
    return new Console(InputStream.nullInputStream(), data, talk, terminals);
  }

  private Console failing(String reason) {
    var full = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
    return new Console(InputStream.nullInputStream(), full, talk, Terminals.NONE);
  }
}
