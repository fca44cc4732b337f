// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.value.Value;
import java.util.Map;

/**
 * What a caller can choose about a run.
 *
 * @param strictRange hold ints to 32 bits and floats to the range of float32
 * @param debug report failures where the outermost call stands, with a backtrace
 * @param showHidden let globals that begin with {@code _} be part of the result
 * @param arguments what {@code option(name)} gives
 */
public record EvaluationOptions(
    boolean strictRange, boolean debug, boolean showHidden, Map<String, Value> arguments) {
  public EvaluationOptions {
    arguments = Map.copyOf(arguments);
  }
}
