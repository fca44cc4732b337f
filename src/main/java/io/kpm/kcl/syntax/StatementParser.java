// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Modules, blocks, and the statements that begin with a keyword. */
final class StatementParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  StatementParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** All statements of a file; a leading long string is documentation. */
  List<Stmt> module() {
    if (grammar.strings.atLongString()) {
      grammar.strings.skipDocumentation();
    }
    var statements = new ArrayList<Stmt>();
    while (!cursor.at(TokenKind.EOF)) {
      readInto(statements);
    }
    return statements;
  }

  /** Reads one statement; if there is none, the current token is skipped. */
  void readInto(List<Stmt> statements) {
    var statement = statement();
    if (statement.isPresent()) {
      statements.add(statement.get());
    } else {
      cursor.bump();
    }
  }

  private Optional<Stmt> statement() {
    cursor.skipNewlines();
    if (cursor.at(TokenKind.EOF)) {
      return Optional.empty();
    }
    var statement = compound();
    if (statement.isEmpty()) {
      statement = simple();
    }
    if (statement.isEmpty()) {
      cursor.unexpected();
    }
    return statement;
  }

  private Optional<Stmt> compound() {
    if (cursor.at(TokenKind.IF)) {
      return Optional.of(choice());
    }
    int start = cursor.mark();
    var decorators = grammar.schemas.decorators();
    return switch (cursor.kind()) {
      case SCHEMA, MIXIN, PROTOCOL -> Optional.of(grammar.schemas.schema(start, decorators));
      case RULE -> Optional.of(grammar.schemas.rule(start, decorators));
      default -> Optional.empty();
    };
  }

  private Optional<Stmt> simple() {
    cursor.skipNewlines();
    return switch (cursor.kind()) {
      case IMPORT -> Optional.of(importStatement());
      case TYPE -> Optional.of(typeAlias());
      case ASSERT -> Optional.of(assertion());
      case TILDE, BANG -> Optional.of(expression());
      default -> startsExpression() ? grammar.assignments.statement(false) : Optional.empty();
    };
  }

  private boolean startsExpression() {
    var kind = cursor.kind();
    return kind.isName() || kind.isLiteral() || kind.isOpening();
  }

  private Stmt expression() {
    var value = grammar.expressions.expression();
    cursor.skipNewlines();
    return new Stmt.Expression(cursor.newId(), value.span(), value);
  }

  private Stmt importStatement() {
    int start = cursor.mark();
    cursor.bump();
    int dots = 0;
    while (cursor.accept(TokenKind.ELLIPSIS)) {
      dots += 3;
    }
    while (cursor.accept(TokenKind.DOT)) {
      dots++;
    }
    var path = path();
    var alias = cursor.accept(TokenKind.AS) ? alias() : Optional.<Word>empty();
    var statement = new Stmt.Import(cursor.newId(), cursor.since(start), dots, path, alias);
    cursor.skipNewlines();
    return statement;
  }

  private List<Word> path() {
    var name = grammar.operands.name();
    var path = new ArrayList<Word>(4);
    path.add(new Word(name.span(), name.head()));
    path.addAll(name.tail());
    return path;
  }

  private Optional<Word> alias() {
    var name = grammar.operands.name();
    if (name.isSimple()) {
      return Optional.of(new Word(name.span(), name.head()));
    }
    cursor.error("Invalid import asname");
    return Optional.empty();
  }

  private Stmt typeAlias() {
    cursor.bump();
    int start = cursor.mark();
    var target = grammar.expressions.expression();
    var name = new Word(target.span(), target instanceof Expr.Name n ? n.dotted() : "");
    if (!(target instanceof Expr.Name)) {
      cursor.errorAt(start, "expected identifier");
    }
    cursor.expect(TokenKind.ASSIGN);
    var type = grammar.types.type();
    var alias = new Stmt.TypeAlias(cursor.newId(), cursor.since(start), name, type);
    cursor.skipNewlines();
    return alias;
  }

  /** {@code "assert" simple ("if" simple)? ("," expr)?} */
  Stmt assertion() {
    int start = cursor.mark();
    cursor.bump();
    var check = check(start);
    cursor.skipNewlines();
    return new Stmt.Assert(cursor.newId(), check.span(), check);
  }

  private Check check(int start) {
    var condition = grammar.expressions.simple();
    Optional<Expr> guard =
        cursor.accept(TokenKind.IF) ? Optional.of(grammar.expressions.simple()) : Optional.empty();
    Optional<Expr> message = cursor.accept(TokenKind.COMMA)
        ? Optional.of(grammar.expressions.expression())
        : Optional.empty();
    return new Check(cursor.newId(), cursor.since(start), condition, guard, message);
  }

  /** {@code if} with its branches; the blocks may stand on the same line. */
  Stmt choice() {
    int start = cursor.mark();
    var branches = new ArrayList<Stmt.Branch>(1);
    do {
      branches.add(branch());
      cursor.skipNewlines();
    } while (cursor.at(TokenKind.ELIF));

    var otherwise = List.<Stmt>of();
    if (cursor.accept(TokenKind.ELSE)) {
      passElseColon();
      otherwise = body();
    }
    var statement = new Stmt.If(cursor.newId(), cursor.since(start), branches, otherwise);
    cursor.skipNewlines();
    return statement;
  }

  private Stmt.Branch branch() {
    int start = cursor.mark();
    cursor.bump();
    var condition = grammar.expressions.expression();
    cursor.expect(TokenKind.COLON);
    var body = body();
    return new Stmt.Branch(cursor.since(start), condition, body);
  }

  private void passElseColon() {
    if (cursor.at(TokenKind.IF)) {
      cursor.error("'else if' here is invalid in KCL, consider using the 'elif' keyword");
    } else if (!cursor.at(TokenKind.COLON)) {
      cursor.expected(TokenKind.COLON.text());
    }
    cursor.bump();
  }

  private List<Stmt> body() {
    var statements = new ArrayList<Stmt>();
    if (cursor.enter()) {
      readBody(statements);
    }
    cursor.leave();
    return statements;
  }

  private void readBody(List<Stmt> statements) {
    if (cursor.at(TokenKind.NEWLINE)) {
      cursor.skipNewlines();
      readBlock(statements);
      return;
    }
    var statement = grammar.assignments.statement(false);
    if (statement.isPresent()) {
      statements.add(statement.get());
    } else {
      cursor.bump();
    }
  }

  private void readBlock(List<Stmt> statements) {
    cursor.checkDedent();
    cursor.expect(TokenKind.INDENT);
    while (!cursor.at(TokenKind.EOF)) {
      cursor.checkDedent();
      if (cursor.accept(TokenKind.DEDENT)) {
        break;
      }
      readInto(statements);
    }
    cursor.skipNewlines();
  }
}
