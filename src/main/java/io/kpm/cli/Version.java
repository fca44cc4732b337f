// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.config.KpmVersion;
import io.kpm.engine.EmbeddedEngine;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code kpm version}, which is too small for a parser of command lines. */
final class Version {
  private static final String HELP = """
      Usage: kpm version [-v]

      Print the version of kpm.

      Options:
        -v, --verbose               Print also the Java, the KCL version and the archive in use.
        -h, --help                  Show this help.
      """;

  private final Console console;

  Version(Console console) {
    this.console = console;
  }

  int run(List<String> words) {
    boolean verbose = false;
    for (var word : words) {
      switch (word) {
        case "-h", "--help" -> {
          console.printLines(HELP);
          return 0;
        }
        case "-v", "--verbose" -> verbose = true;
        default -> {
          if (!CommonOptions.isCommon(word)) {
            throw unexpected(word);
          }
        }
      }
    }
    print(verbose);
    return 0;
  }

  private void print(boolean verbose) {
    console.print("kpm " + KpmVersion.text());
    if (!verbose) {
      return;
    }
    console.print(
        "java " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
    console.print("KCL " + EmbeddedEngine.LANGUAGE_VERSION);
    console.print("class-data archive: " + archive(System.getProperty("kpm.archive", "")));
  }

  /** The launcher names the archive; the JVM passes over one that does not fit, without a word. */
  private static String archive(String file) {
    if (file.isEmpty() || !Files.isRegularFile(Path.of(file))) {
      return "none";
    }
    boolean isInUse = System.getProperty("java.vm.info", "").contains("sharing");
    return isInUse ? "in use" : "does not fit this Java; install kpm again";
  }

  private static KpmException unexpected(String word) {
    return new KpmException(ErrorId.E_USAGE, "`kpm version` does not take " + Foreign.quote(word))
        .withHint("`kpm help version` shows what it takes");
  }
}
