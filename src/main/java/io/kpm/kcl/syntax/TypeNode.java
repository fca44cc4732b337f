// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import java.util.List;
import java.util.Optional;

/** A type as it is written. */
public sealed interface TypeNode extends Node {
  <C, R> R accept(TypeVisitor<C, R> visitor, C context);

  /** {@code any}, {@code bool}, {@code int}, {@code float} or {@code str} */
  record Basic(int id, Span span, BasicKind kind) implements TypeNode {
    @Override
    public <C, R> R accept(TypeVisitor<C, R> visitor, C context) {
      return visitor.visitBasic(this, context);
    }
  }

  /**
   * {@code "text"}, {@code 1}, {@code 1Ki}, {@code 1.5}, {@code True} or {@code False}
   *
   * @param value a literal expression: a string, a number, a quantity, or a constant
   */
  record Literal(int id, Span span, Expr value) implements TypeNode {
    @Override
    public <C, R> R accept(TypeVisitor<C, R> visitor, C context) {
      return visitor.visitLiteral(this, context);
    }
  }

  /** {@code [item]} or {@code []} */
  record ListType(int id, Span span, Optional<TypeNode> item) implements TypeNode {
    @Override
    public <C, R> R accept(TypeVisitor<C, R> visitor, C context) {
      return visitor.visitList(this, context);
    }
  }

  /** <code>{key:value}</code>, either part optional */
  record DictType(int id, Span span, Optional<TypeNode> key, Optional<TypeNode> value)
      implements TypeNode {
    @Override
    public <C, R> R accept(TypeVisitor<C, R> visitor, C context) {
      return visitor.visitDict(this, context);
    }
  }

  /** {@code a | b}; at least two members */
  record Union(int id, Span span, List<TypeNode> members) implements TypeNode {
    public Union {
      members = List.copyOf(members);
    }

    @Override
    public <C, R> R accept(TypeVisitor<C, R> visitor, C context) {
      return visitor.visitUnion(this, context);
    }
  }

  /** {@code (a, b) -> result} or {@code (a, b)} */
  record Function(int id, Span span, List<TypeNode> parameters, Optional<TypeNode> result)
      implements TypeNode {
    public Function {
      parameters = List.copyOf(parameters);
    }

    @Override
    public <C, R> R accept(TypeVisitor<C, R> visitor, C context) {
      return visitor.visitFunction(this, context);
    }
  }

  /** {@code S} or {@code pkg.S}: a schema, a rule or an alias */
  record Named(int id, Span span, Expr.Name name) implements TypeNode {
    @Override
    public <C, R> R accept(TypeVisitor<C, R> visitor, C context) {
      return visitor.visitNamed(this, context);
    }
  }

  /** What stands where a type was expected; it comes with a diagnostic. */
  record Missing(int id, Span span) implements TypeNode {
    @Override
    public <C, R> R accept(TypeVisitor<C, R> visitor, C context) {
      return visitor.visitMissing(this, context);
    }
  }

  /** The types that are words of the language. */
  enum BasicKind {
    ANY("any"),
    BOOL("bool"),
    INT("int"),
    FLOAT("float"),
    STR("str");

    private final String text;

    BasicKind(String text) {
      this.text = text;
    }

    /** The type as it is written. */
    public String text() {
      return text;
    }
  }
}
