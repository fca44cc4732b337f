// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

/** What messages about assignments call the kinds of expressions. */
final class ExpressionName implements ExprVisitor<Boolean, String> {
  private ExpressionName() {}

  static String of(Expr expression) {
    return expression.accept(new ExpressionName(), true);
  }

  @Override
  public String visitInt(Expr.IntLiteral intLiteral, Boolean context) {
    return "NumberLit";
  }

  @Override
  public String visitQuantity(Expr.QuantityLiteral quantityLiteral, Boolean context) {
    return "NumberLit";
  }

  @Override
  public String visitFloat(Expr.FloatLiteral floatLiteral, Boolean context) {
    return "NumberLit";
  }

  @Override
  public String visitString(Expr.StringLiteral stringLiteral, Boolean context) {
    return "StringLit";
  }

  @Override
  public String visitJoinedString(Expr.JoinedString joinedString, Boolean context) {
    return "JoinedString";
  }

  @Override
  public String visitConstant(Expr.Constant constant, Boolean context) {
    return "NameConstantLit";
  }

  @Override
  public String visitName(Expr.Name name, Boolean context) {
    return "Identifier";
  }

  @Override
  public String visitParen(Expr.Paren paren, Boolean context) {
    return "Paren";
  }

  @Override
  public String visitList(Expr.ListLiteral listLiteral, Boolean context) {
    return "List";
  }

  @Override
  public String visitListComprehension(Expr.ListComprehension listComprehension, Boolean context) {
    return "ListComp";
  }

  @Override
  public String visitConfig(Expr.Config config, Boolean context) {
    return "Config";
  }

  @Override
  public String visitConfigComprehension(
      Expr.ConfigComprehension configComprehension, Boolean context) {
    return "DictComp";
  }

  @Override
  public String visitSchemaInstance(Expr.SchemaInstance schemaInstance, Boolean context) {
    return "Schema";
  }

  @Override
  public String visitQuantifier(Expr.Quantifier quantifier, Boolean context) {
    return "Quant";
  }

  @Override
  public String visitLambda(Expr.Lambda lambda, Boolean context) {
    return "Lambda";
  }

  @Override
  public String visitSelector(Expr.Selector selector, Boolean context) {
    return "Selector";
  }

  @Override
  public String visitSubscript(Expr.Subscript subscript, Boolean context) {
    return "Subscript";
  }

  @Override
  public String visitSlice(Expr.Slice slice, Boolean context) {
    return "Subscript";
  }

  @Override
  public String visitCall(Expr.Call call, Boolean context) {
    return "Call";
  }

  @Override
  public String visitUnary(Expr.Unary unary, Boolean context) {
    return "Unary";
  }

  @Override
  public String visitBinary(Expr.Binary binary, Boolean context) {
    return "Binary";
  }

  @Override
  public String visitCompare(Expr.Compare compare, Boolean context) {
    return "Compare";
  }

  @Override
  public String visitConditional(Expr.Conditional conditional, Boolean context) {
    return "If";
  }

  @Override
  public String visitMissing(Expr.Missing missing, Boolean context) {
    return "Missing";
  }
}
