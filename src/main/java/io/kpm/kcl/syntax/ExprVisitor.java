// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

/**
 * One method per kind of expression.
 *
 * @param <C> the context handed down, such as a frame
 * @param <R> the result
 */
public interface ExprVisitor<C, R> {
  R visitInt(Expr.IntLiteral intLiteral, C context);

  R visitQuantity(Expr.QuantityLiteral quantityLiteral, C context);

  R visitFloat(Expr.FloatLiteral floatLiteral, C context);

  R visitString(Expr.StringLiteral stringLiteral, C context);

  R visitJoinedString(Expr.JoinedString joinedString, C context);

  R visitConstant(Expr.Constant constant, C context);

  R visitName(Expr.Name name, C context);

  R visitParen(Expr.Paren paren, C context);

  R visitList(Expr.ListLiteral listLiteral, C context);

  R visitListComprehension(Expr.ListComprehension listComprehension, C context);

  R visitConfig(Expr.Config config, C context);

  R visitConfigComprehension(Expr.ConfigComprehension configComprehension, C context);

  R visitSchemaInstance(Expr.SchemaInstance schemaInstance, C context);

  R visitQuantifier(Expr.Quantifier quantifier, C context);

  R visitLambda(Expr.Lambda lambda, C context);

  R visitSelector(Expr.Selector selector, C context);

  R visitSubscript(Expr.Subscript subscript, C context);

  R visitSlice(Expr.Slice slice, C context);

  R visitCall(Expr.Call call, C context);

  R visitUnary(Expr.Unary unary, C context);

  R visitBinary(Expr.Binary binary, C context);

  R visitCompare(Expr.Compare compare, C context);

  R visitConditional(Expr.Conditional conditional, C context);

  R visitMissing(Expr.Missing missing, C context);
}
