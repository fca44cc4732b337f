// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Diagnostic;
import java.util.List;

/**
 * What the parser made of a file: always a tree, and the errors found on the way.
 *
 * @param diagnostics in the order of discovery; if there are any, the tree has gaps
 */
public record ParseResult(Module tree, List<Diagnostic> diagnostics) {
  public ParseResult {
    diagnostics = List.copyOf(diagnostics);
  }
}
