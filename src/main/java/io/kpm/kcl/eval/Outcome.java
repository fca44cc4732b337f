// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.source.Diagnostic;
import io.kpm.kcl.value.Value;
import java.util.Optional;

/**
 * What an evaluation came to: a value or a failure.
 *
 * @param text what the program itself made the whole output, instead of the value
 * @param printed what the program printed, also before it failed
 */
public record Outcome(
    Optional<Value> value, Optional<String> text, Optional<Diagnostic> failure, String printed) {
  static Outcome of(Value value, Evaluation run) {
    return new Outcome(Optional.of(value), run.replacement(), Optional.empty(), run.printed());
  }

  static Outcome failed(Diagnostic failure, Evaluation run) {
    return new Outcome(Optional.empty(), Optional.empty(), Optional.of(failure), run.printed());
  }
}
