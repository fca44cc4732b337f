// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.SourceFile;
import java.util.List;

/**
 * The tree of one file.
 *
 * @param firstId the smallest number of a node
 * @param endId one more than the largest number of a node: the length of an array indexed by it
 */
public record Module(SourceFile file, List<Stmt> statements, int firstId, int endId) {
  public Module {
    statements = List.copyOf(statements);
  }
}
