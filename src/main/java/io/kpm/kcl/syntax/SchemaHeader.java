// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.List;
import java.util.Optional;

/**
 * {@code @decorator Name[parameters](parents) for host}
 *
 * @param parents at most one for a schema, mixin or protocol; any number for a rule
 * @param host the protocol behind {@code for}
 */
public record SchemaHeader(
    Word name,
    List<Decorator> decorators,
    List<Parameter> parameters,
    List<Expr.Name> parents,
    Optional<Expr.Name> host) {
  public SchemaHeader {
    decorators = List.copyOf(decorators);
    parameters = List.copyOf(parameters);
    parents = List.copyOf(parents);
  }

  /** The first of the parents: what a schema inherits from. */
  public Optional<Expr.Name> base() {
    return parents.isEmpty() ? Optional.empty() : Optional.of(parents.get(0));
  }
}
