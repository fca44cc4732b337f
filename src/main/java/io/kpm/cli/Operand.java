// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;

/** An argument that is named by its place. */
record Operand(PositionalParamSpec spec, String label, String description) {
  /** The one that was given. */
  Optional<String> value() {
    var all = values();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /** The one that {@link Arguments#parse} has made sure of. */
  String required() {
    return values().get(0);
  }

  /** All that were given, in their order. */
  List<String> values() {
    List<String> given = spec.getValue();
    return given == null ? List.of() : List.copyOf(given);
  }

  boolean isRequired() {
    return spec.arity().min() > 0;
  }

  boolean isRepeatable() {
    return spec.arity().isVariable();
  }
}
