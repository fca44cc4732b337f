// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.text.Foreign;
import java.util.Map;

/** The options that every command knows. */
final class CommonOptions {
  private final Arguments arguments;
  private final Flag quiet;
  private final Flag verbose;
  private final Flag trace;
  private final Option colour;
  private final Flag noProgress;

  CommonOptions(Arguments arguments) {
    this.arguments = arguments;
    arguments.section("Common options");
    arguments.flag("-h, --help", "Show this help.");
    quiet = arguments.flag("-q, --quiet", "Print only data and errors.");
    verbose = arguments.flag("-v, --verbose", "Tell more.");
    trace = arguments.flag("--trace", "Show the protocol, and the back traces of bugs.");
    colour = arguments.option("--color", "<when>", "Use colours: auto, always or never.");
    noProgress = arguments.flag("--no-progress", "Do not draw progress.");
  }

  /** Whether a word before the command's name is an option of every command. */
  static boolean isCommon(String word) {
    return switch (word) {
      case "-q", "--quiet", "-v", "--verbose", "--trace" -> true;
      case "--color", "--no-progress", "--no_progress" -> true;
      default -> word.startsWith("--color=");
    };
  }

  /** Decides how much is told, and how. */
  Talk toTalk(Terminals terminals, Map<String, String> environment) {
    boolean moves = terminals.err() && !isDumb(environment);
    return new Talk(
        quiet.isOn(),
        verbose.isOn(),
        trace.isOn(),
        colour(moves, environment),
        moves && !quiet.isOn() && !noProgress.isOn() && !trace.isOn());
  }

  private boolean colour(boolean terminal, Map<String, String> environment) {
    var when = colour.value().orElse("auto");
    return switch (when) {
      case "always" -> true;
      case "never" -> false;
      // https://no-color.org: set and not empty
      case "auto" -> terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
      default ->
        throw arguments.usage(
            "`--color` is `auto`, `always` or `never`, not " + Foreign.quote(when));
    };
  }

  private static boolean isDumb(Map<String, String> environment) {
    return environment.getOrDefault("TERM", "").equals("dumb");
  }
}
