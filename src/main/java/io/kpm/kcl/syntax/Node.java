// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;

/** A part of the tree about which later stages may keep facts. */
public interface Node {
  /**
   * The node's number, unique among all modules that were numbered from one counter
   * ({@link Parser#parse(io.kpm.kcl.source.SourceFile, int)}); the numbers of a module are dense.
   */
  int id();

  Span span();
}
