// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import java.util.List;

/** {@code (a, k = b)}: positional arguments, then keyword arguments. */
public record Arguments(List<Expr> positional, List<Keyword> keywords) {
  /** No arguments, or no parentheses at all. */
  public static final Arguments NONE = new Arguments(List.of(), List.of());

  public Arguments {
    positional = List.copyOf(positional);
    keywords = List.copyOf(keywords);
  }

  /** {@code name = value} */
  public record Keyword(int id, Span span, Word name, Expr value) implements Node {}
}
