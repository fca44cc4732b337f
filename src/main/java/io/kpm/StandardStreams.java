// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import io.kpm.cli.Terminals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which standard stream is a terminal, which Java itself cannot tell. */
final class StandardStreams {
  private StandardStreams() {}

  /** As the launcher says; without one, as Linux says; else none. */
  static Terminals terminals() {
    var stated = System.getProperty("kpm.terminals");
    if (stated != null) {
      return new Terminals(stated.contains("0"), stated.contains("1"), stated.contains("2"));
    }
    if (Files.isDirectory(Path.of("/proc/self/fd"))) {
      return new Terminals(isTerminal("0"), isTerminal("1"), isTerminal("2"));
    }
    return Terminals.NONE;
  }

  private static boolean isTerminal(String descriptor) {
    try {
      var target = Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }
}
