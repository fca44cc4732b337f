// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.cli.Cli;
import io.kpm.cli.CommandTable;
import io.kpm.cli.Console;
import io.kpm.cli.Terminals;
import io.kpm.testing.TempHome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;

/** The whole program without a process: words in, exit code and both streams out. */
public final class CliRunner {
  private final TempHome user;
  private final Path workingDirectory;
  private final String stdin;

  private CliRunner(TempHome user, Path workingDirectory, String stdin) {
    this.user = user;
    this.workingDirectory = workingDirectory;
    this.stdin = stdin;
  }

  /** A command line of this user, in the working directory, with nothing on stdin. */
  public static CliRunner of(TempHome user) {
    return new CliRunner(user, user.workingDirectory(), "");
  }

  /** The same, in another directory, relative to the working directory. */
  public CliRunner in(String directory) {
    return new CliRunner(user, user.workingDirectory().resolve(directory).normalize(), stdin);
  }

  /** The same, with a text on stdin. */
  public CliRunner withInput(String text) {
    return new CliRunner(user, workingDirectory, text);
  }

  /** How a command ended. */
  public record Outcome(int exitCode, String stdout, String stderr) {}

  /** Runs one command to its end. */
  public Outcome run(String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(new ByteArrayInputStream(stdin.getBytes(UTF_8)), out, err, Terminals.NONE);
    var wiring = new Wiring(user.environment(), workingDirectory);
    var table = new CommandTable(wiring, console);
    int exitCode = new Cli(table, console, user.environment()).run(List.of(words));
    return new Outcome(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }
}
