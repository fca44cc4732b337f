// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl;

import io.kpm.kcl.source.Diagnostic;
import java.util.List;

/**
 * What became of a program.
 *
 * @param output the result, ending with a line feed; empty if there are diagnostics
 * @param printed what the program itself printed, also before it failed
 * @param diagnostics the errors, in the order they are printed
 */
public record KclResult(String output, String printed, List<Diagnostic> diagnostics) {
  public KclResult {
    diagnostics = List.copyOf(diagnostics);
  }

  static KclResult failed(List<Diagnostic> diagnostics) {
    return new KclResult("", "", diagnostics);
  }
}
