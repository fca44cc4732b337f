// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.engine.OutputOptions;
import io.kpm.engine.OutputOptions.Format;
import io.kpm.text.Foreign;

/** How the result of a program is written, and where. */
final class OutputFlags {
  private final Arguments arguments;
  private final Flag omitNone;
  private final Flag sortKeys;
  private final Flag showHidden;
  private final Option file;
  private final Option format;

  OutputFlags(Arguments arguments) {
    this.arguments = arguments;
    omitNone = arguments.flag("-n, --disable_none", "Leave out what is None.");
    sortKeys = arguments.flag("-k, --sort_keys", "Sort the keys of the result.");
    showHidden = arguments.flag("-H, --show_hidden", "Print names that begin with _ too.");
    file = arguments.option("-o, --output", "<file>", "Write the result into this file.");
    format = arguments.option("--format", "<format>", "Print yaml or json (default: yaml).");
  }

  Option file() {
    return file;
  }

  OutputOptions toOptions() {
    return new OutputOptions(notation(), omitNone.isOn(), sortKeys.isOn(), showHidden.isOn());
  }

  private Format notation() {
    var wanted = format.value().orElse("yaml");
    return switch (wanted) {
      case "yaml" -> Format.YAML;
      case "json" -> Format.JSON;
      default ->
        throw arguments.usage("`--format` is `yaml` or `json`, not " + Foreign.quote(wanted));
    };
  }
}
