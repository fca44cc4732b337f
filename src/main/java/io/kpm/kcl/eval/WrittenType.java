// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.TypeNode;
import io.kpm.kcl.syntax.TypeVisitor;
import java.util.List;
import java.util.Optional;

/** An annotation as messages repeat it: as it is written, with the blanks of the language. */
final class WrittenType implements TypeVisitor<StringBuilder, StringBuilder> {
  private static final WrittenType VISITOR = new WrittenType();

  private WrittenType() {}

  static String of(TypeNode type) {
    return type.accept(VISITOR, new StringBuilder()).toString();
  }

  @Override
  public StringBuilder visitBasic(TypeNode.Basic basic, StringBuilder out) {
    return out.append(basic.kind().text());
  }

  @Override
  public StringBuilder visitLiteral(TypeNode.Literal literal, StringBuilder out) {
    return literal.value() instanceof Expr.StringLiteral text
        ? out.append('"').append(text.value()).append('"')
        : out.append(literal.span().text());
  }

  @Override
  public StringBuilder visitList(TypeNode.ListType list, StringBuilder out) {
    return append(list.item(), out.append('[')).append(']');
  }

  @Override
  public StringBuilder visitDict(TypeNode.DictType dict, StringBuilder out) {
    append(dict.key(), out.append('{')).append(':');
    return append(dict.value(), out).append('}');
  }

  @Override
  public StringBuilder visitUnion(TypeNode.Union union, StringBuilder out) {
    return append(union.members(), " | ", out);
  }

  @Override
  public StringBuilder visitFunction(TypeNode.Function function, StringBuilder out) {
    append(function.parameters(), ", ", out.append('(')).append(')');
    return function.result().isPresent()
        ? function.result().get().accept(this, out.append(" -> "))
        : out;
  }

  @Override
  public StringBuilder visitNamed(TypeNode.Named named, StringBuilder out) {
    return out.append(named.name().dotted());
  }

  @Override
  public StringBuilder visitMissing(TypeNode.Missing missing, StringBuilder out) {
    return out;
  }

  private StringBuilder append(Optional<TypeNode> part, StringBuilder out) {
    return part.isPresent() ? part.get().accept(this, out) : out;
  }

  private StringBuilder append(List<TypeNode> parts, String separator, StringBuilder out) {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).accept(this, i == 0 ? out : out.append(separator));
    }
    return out;
  }
}
