// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

/**
 * One method per kind of statement.
 *
 * @param <C> the context handed down, such as a frame
 * @param <R> the result
 */
public interface StmtVisitor<C, R> {
  R visitImport(Stmt.Import declaration, C context);

  R visitTypeAlias(Stmt.TypeAlias typeAlias, C context);

  R visitAssign(Stmt.Assign assign, C context);

  R visitAugment(Stmt.Augment augment, C context);

  R visitUnify(Stmt.Unify unify, C context);

  R visitAssert(Stmt.Assert assertion, C context);

  R visitIf(Stmt.If choice, C context);

  R visitExpression(Stmt.Expression expression, C context);

  R visitSchema(Stmt.Schema schema, C context);

  R visitRule(Stmt.Rule rule, C context);

  R visitAttribute(Stmt.Attribute attribute, C context);
}
