// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements that begin with an expression: expression statements, assignments of every kind,
 * unifications, and in schema bodies attributes.
 */
final class AssignmentParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  AssignmentParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** The statement, and the line ends behind it; absent if nothing of it can be kept. */
  Optional<Stmt> statement(boolean inSchema) {
    int start = cursor.mark();
    var first = grammar.expressions.expression();
    var type = Optional.<TypeNode>empty();
    if (cursor.accept(TokenKind.COLON)) {
      int typeStart = cursor.mark();
      var annotation = grammar.types.type();
      if (annotation instanceof TypeNode.Named named
          && cursor.atEither(TokenKind.LEFT_BRACE, TokenKind.LEFT_PAREN)) {
        return unification(start, first, typeStart, named.name());
      }
      type = Optional.of(annotation);
    } else if (cursor.kind().isAugmentedAssignment()) {
      return augmented(start, first);
    }

    var right = rightSides();
    if (inSchema && type.isPresent() && isAttribute(first, right)) {
      return Optional.of(attribute(start, first, type.get(), right));
    }
    if (!right.isEmpty()) {
      return Optional.of(assignment(start, first, type, right));
    }
    if (type.isEmpty()) {
      return Optional.of(expression(first));
    }
    var missing = grammar.expressions.missing();
    cursor.skipNewlines();
    cursor.expected(TokenKind.ASSIGN.text());
    return inSchema
        ? Optional.empty()
        : Optional.of(declaration(start, first, type.get(), missing));
  }

  private Optional<Stmt> unification(int start, Expr first, int typeStart, Expr.Name schema) {
    var arguments = cursor.at(TokenKind.LEFT_PAREN) ? grammar.calls.arguments() : Arguments.NONE;
    if (!cursor.at(TokenKind.LEFT_BRACE)) {
      cursor.expected(TokenKind.LEFT_BRACE.text());
    }
    var instance = grammar.operands.schemaInstance(typeStart, schema, arguments);
    if (!(first instanceof Expr.Name name)) {
      cursor.errorAt(start, "expected identifier");
      cursor.skipNewlines();
      return Optional.empty();
    }
    var word = new Word(name.span(), name.dotted());
    var target = new Target(cursor.newId(), name.span(), word, List.of());
    var unify = new Stmt.Unify(cursor.newId(), cursor.since(start), target, instance);
    cursor.skipNewlines();
    return Optional.of(unify);
  }

  private Optional<Stmt> augmented(int start, Expr first) {
    var operator = augmentedOperator();
    cursor.bump();
    var target = new TargetReader(cursor).target(first, start);
    var value = grammar.expressions.expression();
    var span = cursor.since(start);
    cursor.skipNewlines();
    if (target.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Stmt.Augment(cursor.newId(), span, target.get(), operator, value));
  }

  /** The operator at the cursor. */
  AssignOperator augmentedOperator() {
    return switch (cursor.kind()) {
      case PLUS_ASSIGN -> AssignOperator.ADD;
      case MINUS_ASSIGN -> AssignOperator.SUBTRACT;
      case STAR_ASSIGN -> AssignOperator.MULTIPLY;
      case STAR_STAR_ASSIGN -> AssignOperator.POWER;
      case SLASH_ASSIGN -> AssignOperator.DIVIDE;
      case SLASH_SLASH_ASSIGN -> AssignOperator.FLOOR_DIVIDE;
      case PERCENT_ASSIGN -> AssignOperator.MODULO;
      case AMPERSAND_ASSIGN -> AssignOperator.BIT_AND;
      case BAR_ASSIGN -> AssignOperator.BIT_OR;
      case CARET_ASSIGN -> AssignOperator.BIT_XOR;
      case LESS_LESS_ASSIGN -> AssignOperator.LEFT_SHIFT;
      case GREATER_GREATER_ASSIGN -> AssignOperator.RIGHT_SHIFT;
      default -> AssignOperator.SET;
    };
  }

  /** The expressions behind {@code =} signs; all but the last are targets. */
  private List<RightSide> rightSides() {
    var sides = new ArrayList<RightSide>(1);
    while (cursor.accept(TokenKind.ASSIGN)) {
      int start = cursor.mark();
      sides.add(new RightSide(start, grammar.expressions.expression()));
    }
    return sides;
  }

  private static boolean isAttribute(Expr first, List<RightSide> right) {
    return first instanceof Expr.Name && right.size() <= 1;
  }

  private Stmt attribute(int start, Expr first, TypeNode type, List<RightSide> right) {
    var value = Optional.<Stmt.Default>empty();
    if (!right.isEmpty()) {
      value = Optional.of(new Stmt.Default(AssignOperator.SET, right.get(0).value()));
    } else if (cursor.kind().isAugmentedAssignment()) {
      var operator = augmentedOperator();
      cursor.bump();
      value = Optional.of(new Stmt.Default(operator, grammar.expressions.expression()));
    }
    var text = first instanceof Expr.Name name ? name.dotted() : "";
    var attributeName = new Stmt.AttributeName(first.span(), text, false);
    var span = cursor.since(start);
    cursor.skipNewlines();
    var attribute = new Stmt.Attribute(cursor.newId(), span, List.of(), attributeName, type, value);
    return new LiteralDefaults(cursor).apply(attribute);
  }

  private Stmt assignment(int start, Expr first, Optional<TypeNode> type, List<RightSide> right) {
    var span = cursor.since(start);
    var targets = new ArrayList<Target>(1);
    addTarget(targets, first, start);
    int last = right.size() - 1;
    for (int i = 0; i < last; i++) {
      addTarget(targets, right.get(i).value(), right.get(i).start());
    }
    cursor.skipNewlines();
    var value = right.get(last).value();
    return targets.isEmpty()
        ? expression(value)
        : new Stmt.Assign(cursor.newId(), span, targets, type, value);
  }

  private void addTarget(List<Target> targets, Expr expression, int start) {
    var target = new TargetReader(cursor).target(expression, start);
    if (target.isPresent()) {
      targets.add(target.get());
    }
  }

  private Stmt expression(Expr value) {
    cursor.skipNewlines();
    return new Stmt.Expression(cursor.newId(), value.span(), value);
  }

  /** {@code name: type} without a value, which is an error outside a schema body. */
  private Stmt declaration(int start, Expr first, TypeNode type, Expr.Missing missing) {
    var span = first.span().to(type.span());
    var target = new TargetReader(cursor).target(first, start);
    return target.isEmpty()
        ? new Stmt.Expression(cursor.newId(), span, missing)
        : new Stmt.Assign(cursor.newId(), span, List.of(target.get()), Optional.of(type), missing);
  }

  /** An expression behind {@code =} and the token it starts with. */
  private record RightSide(int start, Expr value) {}
}
