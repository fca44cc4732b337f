// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.List;

/** Prints a type as an S-expression. */
final class LispTypes implements TypeVisitor<Boolean, String> {
  private LispTypes() {}

  static String print(TypeNode type) {
    return type.accept(new LispTypes(), true);
  }

  @Override
  public String visitBasic(TypeNode.Basic basic, Boolean context) {
    return basic.kind().text();
  }

  @Override
  public String visitLiteral(TypeNode.Literal literal, Boolean context) {
    return "'" + Lisp.print(literal.value());
  }

  @Override
  public String visitList(TypeNode.ListType listType, Boolean context) {
    return "[" + (listType.item().isPresent() ? print(listType.item().get()) : "") + "]";
  }

  @Override
  public String visitDict(TypeNode.DictType dictType, Boolean context) {
    var key = dictType.key().isPresent() ? print(dictType.key().get()) : "";
    var value = dictType.value().isPresent() ? print(dictType.value().get()) : "";
    return "{" + key + ":" + value + "}";
  }

  @Override
  public String visitUnion(TypeNode.Union union, Boolean context) {
    return "(|" + types(union.members()) + ")";
  }

  private String types(List<TypeNode> types) {
    var printed = new StringBuilder();
    for (var type : types) {
      printed.append(' ').append(print(type));
    }
    return printed.toString();
  }

  @Override
  public String visitFunction(TypeNode.Function function, Boolean context) {
    var result =
        function.result().isPresent() ? " -> " + print(function.result().get()) : "";
    return "(fn" + types(function.parameters()) + result + ")";
  }

  @Override
  public String visitNamed(TypeNode.Named named, Boolean context) {
    return named.name().dotted();
  }

  @Override
  public String visitMissing(TypeNode.Missing missing, Boolean context) {
    return "(missing)";
  }
}
