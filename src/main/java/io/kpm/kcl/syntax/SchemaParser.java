// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.syntax.Stmt.SchemaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decorators, and the headers of schemas, mixins, protocols and rules. */
final class SchemaParser {
  private static final String MIXIN_SUFFIX = "Mixin";
  private static final String PROTOCOL_SUFFIX = "Protocol";

  private final Grammar grammar;
  private final TokenCursor cursor;

  SchemaParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code ("@" NAME ("(" args ")")? NL)*} */
  List<Decorator> decorators() {
    if (!cursor.at(TokenKind.AT)) {
      return List.of();
    }
    var decorators = new ArrayList<Decorator>(1);
    while (cursor.at(TokenKind.AT)) {
      int start = cursor.mark();
      cursor.bump();
      var decorator = decorator(grammar.expressions.expression(), start);
      if (decorator.isPresent()) {
        decorators.add(decorator.get());
      } else {
        cursor.expected(TokenKind.NAME.text());
      }
      cursor.skipNewlines();
    }
    return decorators;
  }

  private Optional<Decorator> decorator(Expr expression, int start) {
    if (expression instanceof Expr.Name name) {
      return Optional.of(new Decorator(cursor.newId(), cursor.since(start), name, Arguments.NONE));
    }
    if (expression instanceof Expr.Call call && call.function() instanceof Expr.Name name) {
      return Optional.of(
          new Decorator(cursor.newId(), cursor.since(start), name, call.arguments()));
    }
    return Optional.empty();
  }

  /** A schema whose decorators, if any, begin at {@code start}. */
  Stmt schema(int start, List<Decorator> decorators) {
    var keyword = cursor.kind();
    cursor.bump();
    var name = grammar.operands.dottedWord();
    var parameters = grammar.lambdas.bracketedParameters();
    var parents = base();
    var header = new SchemaHeader(name, decorators, parameters, parents, host());
    cursor.expect(TokenKind.COLON);
    cursor.skipNewlines();

    var body = cursor.at(TokenKind.INDENT) ? body() : SchemaBody.EMPTY;
    var kind = kind(keyword, name.text());
    return new Stmt.Schema(cursor.newId(), cursor.since(start), kind, header, body);
  }

  private SchemaBody body() {
    var body = cursor.enter() ? grammar.schemaBodies.body() : SchemaBody.EMPTY;
    cursor.leave();
    return body;
  }

  private static SchemaKind kind(TokenKind keyword, String name) {
    if (keyword == TokenKind.MIXIN || name.endsWith(MIXIN_SUFFIX)) {
      return SchemaKind.MIXIN;
    }
    boolean protocol = keyword == TokenKind.PROTOCOL || name.endsWith(PROTOCOL_SUFFIX);
    return protocol ? SchemaKind.PROTOCOL : SchemaKind.SCHEMA;
  }

  private List<Expr.Name> base() {
    if (!cursor.accept(TokenKind.LEFT_PAREN)) {
      return List.of();
    }
    var base = grammar.operands.name();
    cursor.expect(TokenKind.RIGHT_PAREN);
    return List.of(base);
  }

  private Optional<Expr.Name> host() {
    return cursor.accept(TokenKind.FOR) ? nameExpression() : Optional.empty();
  }

  /** An expression that must be a dotted name. */
  private Optional<Expr.Name> nameExpression() {
    int start = cursor.mark();
    if (grammar.expressions.expression() instanceof Expr.Name name) {
      return Optional.of(name);
    }
    cursor.errorAt(start, "expected identifier");
    return Optional.empty();
  }

  /** A rule whose decorators, if any, begin at {@code start}. */
  Stmt rule(int start, List<Decorator> decorators) {
    cursor.bump();
    var name = grammar.operands.dottedWord();
    var parameters = grammar.lambdas.bracketedParameters();
    var parents = parents();
    var header = new SchemaHeader(name, decorators, parameters, parents, host());
    cursor.expect(TokenKind.COLON);
    cursor.skipNewlines();
    cursor.expect(TokenKind.INDENT);
    if (grammar.strings.atLongString()) {
      grammar.strings.skipDocumentation();
    }
    var checks = grammar.schemaBodies.checks();
    return new Stmt.Rule(cursor.newId(), cursor.since(start), header, checks);
  }

  private List<Expr.Name> parents() {
    if (!cursor.accept(TokenKind.LEFT_PAREN)) {
      return List.of();
    }
    var parents = new ArrayList<Expr.Name>();
    while (!cursor.accept(TokenKind.RIGHT_PAREN)) {
      if (cursor.atEither(TokenKind.NEWLINE, TokenKind.EOF)) {
        cursor.expected(")", ",");
        break;
      }
      var parent = nameExpression();
      if (parent.isPresent()) {
        parents.add(parent.get());
      }
      if (!cursor.accept(TokenKind.COMMA) && !atEndOfParents()) {
        cursor.expected(",", ")");
        cursor.bump();
        cursor.accept(TokenKind.COMMA);
      }
    }
    return parents;
  }

  private boolean atEndOfParents() {
    return cursor.at(TokenKind.RIGHT_PAREN) || cursor.atEither(TokenKind.NEWLINE, TokenKind.EOF);
  }
}
