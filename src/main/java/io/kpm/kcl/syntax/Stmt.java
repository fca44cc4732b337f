// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import java.util.List;
import java.util.Optional;

/** A statement of a module, a block, a lambda or a schema body. */
public sealed interface Stmt extends Node {
  <C, R> R accept(StmtVisitor<C, R> visitor, C context);

  /**
   * {@code import a.b.c as name} or {@code import ..a}
   *
   * @param dots the number of leading dots; with one the path starts at the importing package
   * @param path at least one word
   */
  record Import(int id, Span span, int dots, List<Word> path, Optional<Word> alias)
      implements Stmt {
    public Import {
      path = List.copyOf(path);
    }

    /** The name by which the module refers to the package. */
    public String boundName() {
      return alias.isPresent() ? alias.get().text() : path.get(path.size() - 1).text();
    }

    /** The path as it is written, dots included. */
    public String writtenPath() {
      var text = new StringBuilder(".".repeat(dots));
      for (int i = 0; i < path.size(); i++) {
        text.append(i == 0 ? "" : ".").append(path.get(i).text());
      }
      return text.toString();
    }

    @Override
    public <C, R> R accept(StmtVisitor<C, R> visitor, C context) {
      return visitor.visitImport(this, context);
    }
  }

  /** {@code type Name = type} */
  record TypeAlias(int id, Span span, Word name, TypeNode type) implements Stmt {
    @Override
    public <C, R> R accept(StmtVisitor<C, R> visitor, C context) {
      return visitor.visitTypeAlias(this, context);
    }
  }

  /**
   * {@code a: type = b = value}; there is at least one target, and the type is that of the first.
   */
  record Assign(int id, Span span, List<Target> targets, Optional<TypeNode> type, Expr value)
      implements Stmt {
    public Assign {
      targets = List.copyOf(targets);
    }

    @Override
    public <C, R> R accept(StmtVisitor<C, R> visitor, C context) {
      return visitor.visitAssign(this, context);
    }
  }

  /** {@code a += value}; the operator is never {@link AssignOperator#SET}. */
  record Augment(int id, Span span, Target target, AssignOperator operator, Expr value)
      implements Stmt {
    @Override
    public <C, R> R accept(StmtVisitor<C, R> visitor, C context) {
      return visitor.visitAugment(this, context);
    }
  }

  /** {@code name: Schema {…}} */
  record Unify(int id, Span span, Target target, Expr.SchemaInstance value) implements Stmt {
    @Override
    public <C, R> R accept(StmtVisitor<C, R> visitor, C context) {
      return visitor.visitUnify(this, context);
    }
  }

  /** {@code assert condition if guard, message} */
  record Assert(int id, Span span, Check check) implements Stmt {
    @Override
    public <C, R> R accept(StmtVisitor<C, R> visitor, C context) {
      return visitor.visitAssert(this, context);
    }
  }

  /** {@code if a: … elif b: … else: …} */
  record If(int id, Span span, List<Branch> branches, List<Stmt> otherwise) implements Stmt {
    public If {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public <C, R> R accept(StmtVisitor<C, R> visitor, C context) {
      return visitor.visitIf(this, context);
    }
  }

  /** {@code expr} */
  record Expression(int id, Span span, Expr value) implements Stmt {
    @Override
    public <C, R> R accept(StmtVisitor<C, R> visitor, C context) {
      return visitor.visitExpression(this, context);
    }
  }

  /** {@code schema Name[params](base) for host: …}, also a mixin or a protocol */
  record Schema(int id, Span span, SchemaKind kind, SchemaHeader header, SchemaBody body)
      implements Stmt {
    @Override
    public <C, R> R accept(StmtVisitor<C, R> visitor, C context) {
      return visitor.visitSchema(this, context);
    }
  }

  /** {@code rule Name[params](parents) for host: …} */
  record Rule(int id, Span span, SchemaHeader header, List<Check> checks) implements Stmt {
    public Rule {
      checks = List.copyOf(checks);
    }

    @Override
    public <C, R> R accept(StmtVisitor<C, R> visitor, C context) {
      return visitor.visitRule(this, context);
    }
  }

  /**
   * {@code @decorator name?: type = value}; only in a schema body. An attribute without {@code ?}
   * and value whose type is one literal has that literal as its value.
   */
  record Attribute(
      int id,
      Span span,
      List<Decorator> decorators,
      AttributeName name,
      TypeNode type,
      Optional<Default> value)
      implements Stmt {
    public Attribute {
      decorators = List.copyOf(decorators);
    }

    @Override
    public <C, R> R accept(StmtVisitor<C, R> visitor, C context) {
      return visitor.visitAttribute(this, context);
    }
  }

  /** {@code if condition: body} */
  record Branch(Span span, Expr condition, List<Stmt> body) {
    public Branch {
      body = List.copyOf(body);
    }
  }

  /** {@code name}, {@code name?}, {@code "name"} or {@code "name"?} */
  record AttributeName(Span span, String text, boolean optional) {}

  /** {@code = value} or another assignment operator with a value */
  record Default(AssignOperator operator, Expr value) {}

  /** The keyword of a declaration. */
  enum SchemaKind {
    SCHEMA,
    MIXIN,
    PROTOCOL
  }
}
