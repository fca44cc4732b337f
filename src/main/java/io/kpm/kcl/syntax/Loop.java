// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code for k, v in iterable if condition}: the loop of a comprehension or a quantifier.
 *
 * @param variables one or two simple names in a correct program; that is checked later
 */
public record Loop(
    int id, Span span, List<Expr.Name> variables, Expr iterable, Optional<Expr> condition)
    implements Node {
  public Loop {
    variables = List.copyOf(variables);
  }
}
