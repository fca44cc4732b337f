// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Expressions by precedence: conditionals, binary operators, comparisons, prefix operators and what
 * may follow an operand.
 */
final class ExpressionParser {
  private static final int LOWEST = 0;
  private static final int MEMBERSHIP = 5;
  private static final int IDENTITY = 6;
  private static final int PREFIX = 15;
  private static final String[] OPERATORS = {
    "+", "-", "*", "/", "%", "**", "//", "<<", ">>", "^", "&", "|", "and", "or", "as", "==", "!=",
    "<", "<=", ">", ">=", "is", "in", "not in", "not", "is not"
  };

  private final Grammar grammar;
  private final TokenCursor cursor;

  ExpressionParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code simple ("if" simple "else" expr)?} */
  Expr expression() {
    skipIndent();
    int start = cursor.mark();
    var value = simple();
    if (!cursor.at(TokenKind.IF)) {
      return value;
    }
    var arms = new ArrayList<Expr.Arm>();
    while (cursor.accept(TokenKind.IF)) {
      arms.add(new Expr.Arm(value, simple()));
      value = otherwise();
    }
    return new Expr.Conditional(cursor.newId(), cursor.since(start), arms, value);
  }

  private Expr otherwise() {
    if (!cursor.accept(TokenKind.ELSE)) {
      cursor.expected(TokenKind.ELSE.text());
      return missing();
    }
    skipIndent();
    return simple();
  }

  private void skipIndent() {
    if (cursor.at(TokenKind.INDENT)) {
      cursor.unexpected();
      cursor.bump();
    }
  }

  /** An expression that is no conditional. */
  Expr simple() {
    return climb(LOWEST);
  }

  /** An expression of operators that bind tighter than {@code minimum}. */
  private Expr climb(int minimum) {
    int start = cursor.mark();
    var operandAlone = unary();
    if (precedence() <= minimum) {
      return operandAlone;
    }
    var left = new LeftSide(operandAlone);
    while (true) {
      int precedence = precedence();
      if (precedence <= minimum) {
        return left.close();
      }
      if (precedence == PREFIX) {
        cursor.expected(OPERATORS);
        return left.close();
      }
      var comparison = comparison();
      var operator = cursor.kind();
      bumpOperator(comparison);
      var operand = right(precedence);
      if (comparison == null) {
        left.add(
            new Expr.Operation(cursor.newId(), cursor.since(start), binary(operator), operand));
      } else {
        left.add(new Expr.Comparison(cursor.newId(), cursor.since(start), comparison, operand));
      }
    }
  }

  private Expr right(int precedence) {
    var operand = cursor.enter() ? climb(precedence) : missing();
    cursor.leave();
    return operand;
  }

  private void bumpOperator(@Nullable CompareOperator comparison) {
    cursor.bump();
    if (comparison == CompareOperator.NOT_IN || comparison == CompareOperator.IS_NOT) {
      cursor.bump();
    }
  }

  /** The precedence of the operator at the cursor; prefix operators stand highest. */
  private int precedence() {
    return switch (cursor.kind()) {
      case AS -> 1;
      case OR -> 2;
      case AND -> 3;
      case EQUAL_EQUAL, NOT_EQUAL -> 4;
      case IN -> MEMBERSHIP;
      case NOT -> cursor.peek(1) == TokenKind.IN ? MEMBERSHIP : LOWEST;
      case IS -> IDENTITY;
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> 7;
      case BAR -> 8;
      case CARET -> 9;
      case AMPERSAND -> 10;
      case LESS_LESS, GREATER_GREATER -> 11;
      case PLUS, MINUS -> 12;
      case STAR, SLASH, PERCENT, SLASH_SLASH -> 13;
      case STAR_STAR -> 14;
      case TILDE, BANG -> PREFIX;
      default -> LOWEST;
    };
  }

  private @Nullable CompareOperator comparison() {
    return switch (cursor.kind()) {
      case EQUAL_EQUAL -> CompareOperator.EQUAL;
      case NOT_EQUAL -> CompareOperator.NOT_EQUAL;
      case LESS -> CompareOperator.LESS;
      case LESS_EQUAL -> CompareOperator.LESS_OR_EQUAL;
      case GREATER -> CompareOperator.GREATER;
      case GREATER_EQUAL -> CompareOperator.GREATER_OR_EQUAL;
      case IN -> CompareOperator.IN;
      case NOT -> CompareOperator.NOT_IN;
      case IS -> cursor.peek(1) == TokenKind.NOT ? CompareOperator.IS_NOT : CompareOperator.IS;
      default -> null;
    };
  }

  private static BinaryOperator binary(TokenKind kind) {
    return switch (kind) {
      case AS -> BinaryOperator.AS;
      case OR -> BinaryOperator.OR;
      case AND -> BinaryOperator.AND;
      case BAR -> BinaryOperator.BIT_OR;
      case CARET -> BinaryOperator.BIT_XOR;
      case AMPERSAND -> BinaryOperator.BIT_AND;
      case LESS_LESS -> BinaryOperator.LEFT_SHIFT;
      case GREATER_GREATER -> BinaryOperator.RIGHT_SHIFT;
      case PLUS -> BinaryOperator.ADD;
      case MINUS -> BinaryOperator.SUBTRACT;
      case STAR -> BinaryOperator.MULTIPLY;
      case SLASH -> BinaryOperator.DIVIDE;
      case PERCENT -> BinaryOperator.MODULO;
      case SLASH_SLASH -> BinaryOperator.FLOOR_DIVIDE;
      case STAR_STAR -> BinaryOperator.POWER;
      default -> throw new IllegalStateException("no binary operator: " + kind);
    };
  }

  /** A prefix operator takes exactly one primary expression. */
  private Expr unary() {
    var operator = prefix();
    if (operator == null) {
      return primary();
    }
    int start = cursor.mark();
    cursor.bump();
    var operand = primary();
    return new Expr.Unary(cursor.newId(), cursor.since(start), operator, operand);
  }

  private @Nullable UnaryOperator prefix() {
    return switch (cursor.kind()) {
      case PLUS -> UnaryOperator.PLUS;
      case MINUS -> UnaryOperator.MINUS;
      case TILDE -> UnaryOperator.INVERT;
      case NOT, BANG -> UnaryOperator.NOT;
      default -> null;
    };
  }

  /** An operand with its suffixes; each suffix puts what stands before it one level deeper. */
  Expr primary() {
    int start = cursor.mark();
    int outer = cursor.startMeasure();
    var value = grammar.operands.operand();
    while (isSuffix() && cursor.deepen(1)) {
      value = switch (cursor.kind()) {
        case LEFT_PAREN -> call(value, start);
        case LEFT_BRACKET -> grammar.operands.subscript(value, start, false);
        case DOT -> grammar.operands.selector(value, start, false);
        default -> optionalSuffix(value, start);
      };
    }
    cursor.endMeasure(outer);
    return value;
  }

  private boolean isSuffix() {
    return switch (cursor.kind()) {
      case LEFT_PAREN, LEFT_BRACKET, DOT -> true;
      case QUESTION -> {
        var next = cursor.peek(1);
        yield next == TokenKind.DOT || next == TokenKind.LEFT_BRACKET;
      }
      default -> false;
    };
  }

  private Expr optionalSuffix(Expr value, int start) {
    cursor.bump();
    return cursor.at(TokenKind.DOT)
        ? grammar.operands.selector(value, start, true)
        : grammar.operands.subscript(value, start, true);
  }

  private Expr call(Expr function, int start) {
    var arguments = grammar.calls.arguments();
    return new Expr.Call(cursor.newId(), cursor.since(start), function, arguments);
  }

  /** What stands for an expression that is not there. */
  Expr.Missing missing() {
    var here = cursor.here();
    return new Expr.Missing(cursor.newId(), here);
  }

  /** The operands read so far in one climb: a flat chain of operations or of comparisons. */
  private final class LeftSide {
    private Expr first;
    private @Nullable List<Expr.Operation> operations;
    private @Nullable List<Expr.Comparison> comparisons;

    LeftSide(Expr first) {
      this.first = first;
    }

    void add(Expr.Operation operation) {
      closeComparisons();
      var chain = operations;
      if (chain == null) {
        chain = new ArrayList<>(1);
        operations = chain;
      }
      chain.add(operation);
    }

    void add(Expr.Comparison comparison) {
      closeOperations();
      var chain = comparisons;
      if (chain == null) {
        chain = new ArrayList<>(1);
        comparisons = chain;
      }
      chain.add(comparison);
    }

    Expr close() {
      closeOperations();
      closeComparisons();
      return first;
    }

    private void closeOperations() {
      var chain = operations;
      if (chain != null) {
        var span = chain.get(chain.size() - 1).span();
        first = new Expr.Binary(cursor.newId(), span, first, chain);
        operations = null;
      }
    }

    private void closeComparisons() {
      var chain = comparisons;
      if (chain != null) {
        var span = chain.get(chain.size() - 1).span();
        first = new Expr.Compare(cursor.newId(), span, first, chain);
        comparisons = null;
      }
    }
  }
}
