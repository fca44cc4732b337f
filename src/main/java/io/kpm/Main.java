// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import io.kpm.cli.Cli;
import io.kpm.cli.CommandTable;
import io.kpm.cli.Console;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;

/** The process: its streams, its environment, its exit code. Nothing else knows them. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] words) {
    var environment = System.getenv();
    // Not System.out: a PrintStream hides that a disk is full.
    var console = new Console(
        // Not bare: FileInputStream.readNBytes seeks, which a pipe cannot.
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        StandardStreams.terminals());
    var interruption = Interruption.watch(console);
    var wiring = new Wiring(environment, Path.of("").toAbsolutePath());
    int code = new Cli(new CommandTable(wiring, console), console, environment).run(List.of(words));
    interruption.end();
    System.exit(code);
  }
}
