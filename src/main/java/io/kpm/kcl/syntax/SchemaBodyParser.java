// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of schemas, mixins and protocols, and check blocks. */
final class SchemaBodyParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  SchemaBodyParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code IN body DE} */
  SchemaBody body() {
    cursor.expect(TokenKind.INDENT);
    if (grammar.strings.atLongString() && cursor.peek(1) != TokenKind.COLON) {
      grammar.strings.skipDocumentation();
    }
    var mixins = cursor.at(TokenKind.MIXIN) ? mixins() : List.<Expr.Name>of();
    var statements = new Statements();
    statements.read();
    var checks = cursor.at(TokenKind.CHECK) ? checkBlock() : List.<Check>of();
    cursor.checkDedent();
    cursor.expect(TokenKind.DEDENT);
    cursor.skipNewlines();
    return new SchemaBody(
        mixins, statements.all, Optional.ofNullable(statements.signature), checks);
  }

  private List<Expr.Name> mixins() {
    cursor.bump();
    cursor.expect(TokenKind.LEFT_BRACKET);
    boolean ownLines = cursor.at(TokenKind.NEWLINE);
    if (ownLines) {
      cursor.skipNewlines();
      cursor.close(TokenKind.INDENT);
    }
    var mixins = readMixins();
    if (ownLines) {
      cursor.checkDedent();
      cursor.close(TokenKind.DEDENT);
    }
    cursor.expect(TokenKind.RIGHT_BRACKET);
    cursor.skipNewlines();
    return mixins;
  }

  private List<Expr.Name> readMixins() {
    var mixins = new ArrayList<Expr.Name>();
    while (true) {
      int mark = cursor.mark();
      cursor.checkDedent();
      if (cursor.atEither(TokenKind.RIGHT_BRACKET, TokenKind.DEDENT) || cursor.at(TokenKind.EOF)) {
        return mixins;
      }
      mixins.add(grammar.operands.name());
      cursor.accept(TokenKind.COMMA);
      cursor.skipNewlines();
      cursor.ensureProgress(mark);
    }
  }

  private List<Check> checkBlock() {
    cursor.bump();
    cursor.expect(TokenKind.COLON);
    cursor.skipNewlines();
    cursor.expect(TokenKind.INDENT);
    return checks();
  }

  /** {@code (check_expr NL)* DE}, the INDENT before which has been passed. */
  List<Check> checks() {
    var checks = new ArrayList<Check>();
    cursor.checkDedent();
    while (!cursor.at(TokenKind.DEDENT)) {
      int mark = cursor.mark();
      if (cursor.at(TokenKind.EOF)) {
        cursor.expected(TokenKind.NEWLINE.text());
        break;
      }
      checks.add(check());
      cursor.skipNewlines();
      cursor.ensureProgress(mark);
      cursor.checkDedent();
    }
    cursor.expect(TokenKind.DEDENT);
    return checks;
  }

  private Check check() {
    int start = cursor.mark();
    var condition = grammar.expressions.simple();
    Optional<Expr> guard =
        cursor.accept(TokenKind.IF) ? Optional.of(grammar.expressions.simple()) : Optional.empty();
    Optional<Expr> message = cursor.accept(TokenKind.COMMA)
        ? Optional.of(grammar.expressions.primary())
        : Optional.empty();
    return new Check(cursor.newId(), cursor.since(start), condition, guard, message);
  }

  /** The statements of one body and its index signature, which stands between them. */
  private final class Statements {
    private final List<Stmt> all = new ArrayList<>();
    private @Nullable IndexSignature signature;

    void read() {
      while (true) {
        int mark = cursor.mark();
        cursor.checkDedent();
        if (cursor.atEither(TokenKind.DEDENT, TokenKind.EOF) || cursor.at(TokenKind.CHECK)) {
          return;
        }
        readOne();
        cursor.ensureProgress(mark);
      }
    }

    private void readOne() {
      switch (cursor.kind()) {
        case ASSERT -> all.add(grammar.statements.assertion());
        case IF -> all.add(grammar.statements.choice());
        case AT -> all.add(attribute());
        case LEFT_BRACKET -> signatureOrList();
        default -> attributeOrStatement();
      }
    }

    private void attributeOrStatement() {
      var next = cursor.peek(1);
      boolean quoted = cursor.at(TokenKind.STRING) && next == TokenKind.COLON;
      if (quoted || next == TokenKind.QUESTION) {
        all.add(attribute());
        return;
      }
      var statement = grammar.assignments.statement(true);
      if (statement.isPresent()) {
        all.add(statement.get());
      } else {
        cursor.bump();
      }
    }

    private void signatureOrList() {
      int start = cursor.mark();
      cursor.bump();
      if (startsList()) {
        var list = grammar.lists.afterBracket(start);
        all.add(new Stmt.Expression(cursor.newId(), list.span(), list));
      } else if (startsSignature()) {
        boolean second = signature != null;
        signature = signature(start);
        if (second) {
          cursor.errorAt(
              start,
              "duplicate schema index signature definitions, only one is allowed in the schema");
        }
      } else {
        cursor.error(
            "expected a index signature or list expression here, got " + cursor.currentText());
      }
      cursor.skipNewlines();
    }

    private boolean startsList() {
      if (cursor.atEither(TokenKind.NEWLINE, TokenKind.RIGHT_BRACKET)) {
        return true;
      }
      return cursor.kind().isName()
          && cursor.peek(1) != TokenKind.COLON
          && cursor.peek(2) != TokenKind.COLON;
    }

    private boolean startsSignature() {
      return cursor.kind().isName()
          || (cursor.at(TokenKind.ELLIPSIS) && cursor.peek(1).isName());
    }
  }

  /** {@code [key: ...type]: type = value}, whose bracket at {@code start} has been passed. */
  private IndexSignature signature(int start) {
    var key = signatureKey();
    cursor.expect(TokenKind.RIGHT_BRACKET);
    cursor.expect(TokenKind.COLON);
    var type = grammar.types.type();
    Optional<Expr> value = cursor.accept(TokenKind.ASSIGN)
        ? Optional.of(grammar.expressions.expression())
        : Optional.empty();
    return new IndexSignature(cursor.newId(), cursor.since(start), key, type, value);
  }

  private IndexSignature.SignatureKey signatureKey() {
    if (cursor.accept(TokenKind.ELLIPSIS)) {
      return new IndexSignature.SignatureKey(Optional.empty(), true, grammar.types.type());
    }
    var name = grammar.operands.name();
    if (cursor.at(TokenKind.RIGHT_BRACKET)) {
      var type = grammar.types.ofName(name);
      return new IndexSignature.SignatureKey(Optional.empty(), false, type);
    }
    cursor.expect(TokenKind.COLON);
    boolean anyOther = cursor.accept(TokenKind.ELLIPSIS);
    var word = new Word(name.span(), name.dotted());
    return new IndexSignature.SignatureKey(Optional.of(word), anyOther, grammar.types.type());
  }

  /** An attribute that is decorated, quoted or optional. */
  private Stmt attribute() {
    int start = cursor.mark();
    var decorators = grammar.schemas.decorators();
    var name = attributeName();
    cursor.expect(TokenKind.COLON);
    var type = grammar.types.type();
    var value = attributeDefault();
    var span = cursor.since(start);
    cursor.skipNewlines();
    var attribute = new Stmt.Attribute(cursor.newId(), span, decorators, name, type, value);
    return new LiteralDefaults(cursor).apply(attribute);
  }

  private Stmt.AttributeName attributeName() {
    int start = cursor.mark();
    var quoted = quotedName();
    var text = quoted.isPresent() ? quoted.get() : grammar.operands.name().dotted();
    var span = cursor.since(start);
    return new Stmt.AttributeName(span, text, cursor.accept(TokenKind.QUESTION));
  }

  /** A string without interpolation; one with interpolation is passed and names nothing. */
  private Optional<String> quotedName() {
    if (!cursor.at(TokenKind.STRING)) {
      return Optional.empty();
    }
    return grammar.strings.string() instanceof Expr.StringLiteral name
        ? Optional.of(name.value())
        : Optional.empty();
  }

  private Optional<Stmt.Default> attributeDefault() {
    var operator = grammar.assignments.augmentedOperator();
    if (operator == AssignOperator.SET && !cursor.at(TokenKind.ASSIGN)) {
      return Optional.empty();
    }
    cursor.bump();
    return Optional.of(new Stmt.Default(operator, grammar.expressions.expression()));
  }
}
