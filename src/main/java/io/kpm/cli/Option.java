// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An argument that is named by a flag.
 *
 * @param label stands for the value in the help; empty if there is none
 */
record Option(OptionSpec spec, String label, String description) {
  Optional<String> value() {
    return spec.getValue() instanceof String given ? Optional.of(given) : Optional.empty();
  }

  /** All values of a repeatable option, in their order. */
  List<String> values() {
    List<String> given = spec.getValue();
    return given == null ? List.of() : List.copyOf(given);
  }

  /** Whether the help keeps silent about it. */
  boolean isHidden() {
    return description.isEmpty();
  }

  /** The names as the help shows them: {@code -o, --output}. */
  String shownNames() {
    return spec.description()[0];
  }

  /** The last of the shown names, which is the long one. */
  String longName() {
    var names = shownNames();
    return names.substring(names.lastIndexOf(' ') + 1);
  }
}
