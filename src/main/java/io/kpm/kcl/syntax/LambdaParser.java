// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lambdas, and the parameters of lambdas, schemas and rules. */
final class LambdaParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  LambdaParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code lambda a, b -> int { … }} or {@code lambda {a, b} -> int { … }} */
  Expr lambda() {
    int start = cursor.mark();
    cursor.bump();
    var parameters = parameters();
    Optional<TypeNode> result =
        cursor.accept(TokenKind.ARROW) ? Optional.of(grammar.types.type()) : Optional.empty();
    cursor.expect(TokenKind.LEFT_BRACE);
    var body = List.<Stmt>of();
    if (cursor.enter()) {
      body = body();
    }
    cursor.leave();
    cursor.expect(TokenKind.RIGHT_BRACE);
    return new Expr.Lambda(cursor.newId(), cursor.since(start), parameters, result, body);
  }

  private List<Parameter> parameters() {
    if (cursor.at(TokenKind.LEFT_BRACE) && bracesHoldParameters()) {
      return bracedParameters();
    }
    if (cursor.at(TokenKind.ARROW) || cursor.kind().isOpening()) {
      return List.of();
    }
    return parametersUntil(TokenKind.ARROW, TokenKind.LEFT_BRACE);
  }

  /** Whether an arrow follows the brace that matches the one at the cursor. */
  private boolean bracesHoldParameters() {
    int closing = cursor.tokens().closingBrace(cursor.mark());
    return cursor.peek(closing - cursor.mark() + 1) == TokenKind.ARROW;
  }

  /** Parameters in braces, unlike all others, may span lines. */
  private List<Parameter> bracedParameters() {
    cursor.bump();
    var parameters = new ArrayList<Parameter>();
    while (true) {
      int mark = cursor.mark();
      cursor.skipNewlines();
      cursor.skipIndentation();
      if (cursor.accept(TokenKind.RIGHT_BRACE) || cursor.at(TokenKind.EOF)) {
        return parameters;
      }
      parameters.add(parameter());
      cursor.accept(TokenKind.COMMA);
      cursor.ensureProgress(mark);
    }
  }

  private List<Stmt> body() {
    boolean ownLines = cursor.at(TokenKind.NEWLINE);
    cursor.skipNewlines();
    var statements = new ArrayList<Stmt>();
    while (true) {
      int mark = cursor.mark();
      cursor.skipIndentation();
      if (cursor.atEither(TokenKind.RIGHT_BRACE, TokenKind.EOF)) {
        break;
      }
      grammar.statements.readInto(statements);
      cursor.skipNewlines();
      cursor.ensureProgress(mark);
    }
    if (ownLines) {
      cursor.skipDedents();
    }
    return statements;
  }

  /** {@code "[" (param % ",")? "]"} on one line, or nothing. */
  List<Parameter> bracketedParameters() {
    if (!cursor.accept(TokenKind.LEFT_BRACKET)) {
      return List.of();
    }
    var parameters = parametersUntil(TokenKind.RIGHT_BRACKET, TokenKind.RIGHT_BRACKET);
    cursor.accept(TokenKind.RIGHT_BRACKET);
    cursor.skipNewlines();
    return parameters;
  }

  private List<Parameter> parametersUntil(TokenKind end, TokenKind otherEnd) {
    var parameters = new ArrayList<Parameter>();
    while (!cursor.atEither(end, otherEnd)) {
      if (cursor.atEither(TokenKind.NEWLINE, TokenKind.EOF)) {
        reportMissingEnd(end, otherEnd);
        break;
      }
      int mark = cursor.mark();
      parameters.add(parameter());
      cursor.accept(TokenKind.COMMA);
      cursor.ensureProgress(mark);
    }
    cursor.skipNewlines();
    return parameters;
  }

  private void reportMissingEnd(TokenKind end, TokenKind otherEnd) {
    if (end == otherEnd) {
      cursor.expected(end.text());
    } else {
      cursor.expected(end.text(), otherEnd.text());
    }
  }

  private Parameter parameter() {
    int start = cursor.mark();
    var name = grammar.operands.dottedWord();
    Optional<TypeNode> type =
        cursor.accept(TokenKind.COLON) ? Optional.of(grammar.types.type()) : Optional.empty();
    Optional<Expr> value = cursor.accept(TokenKind.ASSIGN)
        ? Optional.of(grammar.expressions.expression())
        : Optional.empty();
    return new Parameter(cursor.newId(), cursor.since(start), name, type, value);
  }
}
