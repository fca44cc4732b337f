// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;

/** A part of an interpolated string. */
public sealed interface StringPart {
  /** Literal text; escapes are resolved. */
  record Text(String text) implements StringPart {}

  /**
   * <code>${value}</code> or <code>${value: #json}</code>.
   *
   * @param format what stands behind the colon, such as {@code #json}, unchecked; empty if nothing
   */
  record Interpolation(int id, Span span, Expr value, String format) implements StringPart, Node {}
}
