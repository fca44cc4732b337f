// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.Optional;

/**
 * Gives a required attribute without a value whose type is one literal that literal as its value:
 * {@code kind: "Pod"} means {@code kind: "Pod" = "Pod"}.
 */
final class LiteralDefaults {
  private final TokenCursor cursor;

  LiteralDefaults(TokenCursor cursor) {
    this.cursor = cursor;
  }

  Stmt.Attribute apply(Stmt.Attribute attribute) {
    if (attribute.name().optional()
        || attribute.value().isPresent()
        || !(attribute.type() instanceof TypeNode.Literal literal)) {
      return attribute;
    }
    var value = new Stmt.Default(AssignOperator.SET, copy(literal.value()));
    return new Stmt.Attribute(
        attribute.id(),
        attribute.span(),
        attribute.decorators(),
        attribute.name(),
        attribute.type(),
        Optional.of(value));
  }

  /** The same literal as a node of its own. */
  private Expr copy(Expr literal) {
    if (literal instanceof Expr.StringLiteral text) {
      return new Expr.StringLiteral(cursor.newId(), text.span(), text.value());
    }
    if (literal instanceof Expr.IntLiteral number) {
      return new Expr.IntLiteral(cursor.newId(), number.span(), number.value());
    }
    if (literal instanceof Expr.FloatLiteral number) {
      return new Expr.FloatLiteral(cursor.newId(), number.span(), number.value());
    }
    if (literal instanceof Expr.QuantityLiteral quantity) {
      return new Expr.QuantityLiteral(
          cursor.newId(), quantity.span(), quantity.number(), quantity.unit());
    }
    if (literal instanceof Expr.Constant constant) {
      return new Expr.Constant(cursor.newId(), constant.span(), constant.value());
    }
    throw new IllegalStateException("no literal: " + literal);
  }
}
