// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.List;
import java.util.Optional;

/** The indented part of a schema; its documentation string has no effect and is dropped. */
public record SchemaBody(
    List<Expr.Name> mixins,
    List<Stmt> statements,
    Optional<IndexSignature> signature,
    List<Check> checks) {
  /** The body of a schema that ends with its header. */
  public static final SchemaBody EMPTY =
      new SchemaBody(List.of(), List.of(), Optional.empty(), List.of());

  public SchemaBody {
    mixins = List.copyOf(mixins);
    statements = List.copyOf(statements);
    checks = List.copyOf(checks);
  }
}
