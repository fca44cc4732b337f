// SPDX-License-Identifier: Apache-2.0
package io.kpm.engine;

import io.kpm.kcl.source.Diagnostic;
import java.util.List;

/**
 * What became of a program.
 *
 * @param printed what the program itself printed, unchanged; it comes before everything else on
 *     stdout, also when the program failed later
 * @param output the result, ending with a line feed; empty if there are diagnostics
 * @param diagnostics the errors in the order they are printed; empty if the program is right.
 *     Places name files by absolute path
 */
public record CompileResult(String printed, String output, List<Diagnostic> diagnostics) {
  public CompileResult {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether the program is right. */
  public boolean succeeded() {
    return diagnostics.isEmpty();
  }
}
