// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.text.Foreign;

/** How data is printed: for people, or for programs. */
final class FormatOption {
  private final Arguments arguments;
  private final Option format;

  FormatOption(Arguments arguments) {
    this.arguments = arguments;
    format = arguments.option("--format", "<format>", "Print as text or json (default: text).");
  }

  boolean isJson() {
    var wanted = format.value().orElse("text");
    return switch (wanted) {
      case "text" -> false;
      case "json" -> true;
      default ->
        throw arguments.usage("`--format` is `text` or `json`, not " + Foreign.quote(wanted));
    };
  }
}
