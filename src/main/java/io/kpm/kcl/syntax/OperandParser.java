// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.syntax.Expr.ConstantValue;
import io.kpm.kcl.syntax.Expr.QuantifierKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operands, names, and the suffixes that select a part of an operand. */
final class OperandParser {
  private static final int SLICE_PARTS = 3;
  private static final int SUBSCRIPT_ROUNDS = 5;

  private final Grammar grammar;
  private final TokenCursor cursor;

  OperandParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** What operators and suffixes apply to. */
  Expr operand() {
    return switch (cursor.kind()) {
      case TRUE -> constant(ConstantValue.TRUE);
      case FALSE -> constant(ConstantValue.FALSE);
      case NONE -> constant(ConstantValue.NONE);
      case UNDEFINED -> constant(ConstantValue.UNDEFINED);
      case LAMBDA -> grammar.lambdas.lambda();
      case ALL -> quantifier(QuantifierKind.ALL);
      case ANY -> quantifier(QuantifierKind.ANY);
      case FILTER -> quantifier(QuantifierKind.FILTER);
      case MAP -> quantifier(QuantifierKind.MAP);
      case INT -> integer();
      case FLOAT -> floatingPoint();
      case STRING -> grammar.strings.string();
      case LEFT_PAREN -> paren();
      case LEFT_BRACKET -> grammar.lists.list();
      case LEFT_BRACE -> grammar.configs.configOrComprehension();
      default -> nameOrNothing();
    };
  }

  private Expr nameOrNothing() {
    if (cursor.kind().isName()) {
      return nameOrSchemaInstance();
    }
    cursor.expected("identifier", "literal", "(", "[", "{");
    return grammar.expressions.missing();
  }

  /** A dotted name, alone or followed by what makes it a schema instance or a call. */
  private Expr nameOrSchemaInstance() {
    int start = cursor.mark();
    var name = name();
    if (cursor.at(TokenKind.LEFT_BRACE)) {
      return schemaInstance(start, name, Arguments.NONE);
    }
    if (!cursor.at(TokenKind.LEFT_PAREN) || !cursor.deepen(1)) {
      return name;
    }
    var arguments = grammar.calls.arguments();
    if (cursor.at(TokenKind.LEFT_BRACE)) {
      return schemaInstance(start, name, arguments);
    }
    return new Expr.Call(cursor.newId(), cursor.since(start), name, arguments);
  }

  /** The config of {@code name(arguments) {…}}, whose name begins at {@code start}. */
  Expr.SchemaInstance schemaInstance(int start, Expr.Name name, Arguments arguments) {
    var config = grammar.configs.config();
    return new Expr.SchemaInstance(cursor.newId(), cursor.since(start), name, arguments, config);
  }

  /** {@code NAME % "."}; a missing identifier is reported and empty. */
  Expr.Name name() {
    int start = cursor.mark();
    if (!cursor.kind().isName()) {
      cursor.expected(TokenKind.NAME.text());
      var here = cursor.here();
      return new Expr.Name(cursor.newId(), here, "", List.of());
    }
    var head = text(start);
    cursor.bump();
    var tail = cursor.at(TokenKind.DOT) ? words() : List.<Word>of();
    return new Expr.Name(cursor.newId(), cursor.since(start), head, tail);
  }

  /** {@code ("." NAME)+} */
  private List<Word> words() {
    var words = new ArrayList<Word>(2);
    while (cursor.accept(TokenKind.DOT)) {
      words.add(word());
    }
    return words;
  }

  private Word word() {
    var here = cursor.here();
    if (!cursor.kind().isName()) {
      cursor.expected(TokenKind.NAME.text());
      return new Word(here, "");
    }
    var text = text(cursor.mark());
    cursor.bump();
    return new Word(here, text);
  }

  /** {@code NAME % "."} where one identifier is meant: the parts with their dots are one word. */
  Word dottedWord() {
    var name = name();
    return new Word(name.span(), name.dotted());
  }

  private String text(int token) {
    return cursor.valueAt(token) instanceof String text ? text : "";
  }

  private Expr constant(ConstantValue value) {
    var here = cursor.here();
    cursor.bump();
    return new Expr.Constant(cursor.newId(), here, value);
  }

  /** An integer with or without a unit. */
  Expr integer() {
    var here = cursor.here();
    var number = number();
    var value = number.integer();
    if (value.isEmpty()) {
      cursor.expected(TokenKind.INT.text());
    }
    cursor.bump();
    var unit = number.numberUnit();
    return unit.isPresent()
        ? new Expr.QuantityLiteral(cursor.newId(), here, value.orElse(0), unit.get())
        : new Expr.IntLiteral(cursor.newId(), here, value.orElse(0));
  }

  /** A floating-point number. */
  Expr floatingPoint() {
    var here = cursor.here();
    var value = number().floatingPoint();
    if (value.isEmpty()) {
      cursor.expected(TokenKind.FLOAT.text());
    }
    cursor.bump();
    return new Expr.FloatLiteral(cursor.newId(), here, value.orElse(0.0));
  }

  private NumberText number() {
    if (cursor.valueAt(cursor.mark()) instanceof NumberText number) {
      return number;
    }
    throw new IllegalStateException("a number token without its text");
  }

  private Expr paren() {
    int start = cursor.mark();
    cursor.bump();
    var inner = cursor.enter() ? grammar.expressions.expression() : grammar.expressions.missing();
    cursor.leave();
    cursor.close(TokenKind.RIGHT_PAREN);
    return new Expr.Paren(cursor.newId(), cursor.since(start), inner);
  }

  /** {@code .a.b} behind {@code value}, which begins at {@code start}. */
  Expr selector(Expr value, int start, boolean optional) {
    cursor.bump();
    var names = new ArrayList<Word>(1);
    names.add(word());
    if (cursor.at(TokenKind.DOT) && !names.get(0).text().isEmpty()) {
      names.addAll(words());
    }
    return new Expr.Selector(cursor.newId(), cursor.since(start), value, names, optional);
  }

  /** {@code [index]} or {@code [from:to:step]} behind {@code value}. */
  Expr subscript(Expr value, int start, boolean optional) {
    cursor.bump();
    var parts = new SubscriptParts();
    if (cursor.enter()) {
      parts.read();
    }
    cursor.leave();
    cursor.close(TokenKind.RIGHT_BRACKET);
    if (parts.colons > 0) {
      return new Expr.Slice(cursor.newId(), cursor.since(start), value, parts.bounds(), optional);
    }
    var index = parts.index();
    return new Expr.Subscript(cursor.newId(), cursor.since(start), value, index, optional);
  }

  /** What stands between the brackets of a subscript. */
  private final class SubscriptParts {
    private final @Nullable Expr[] parts = new Expr[SLICE_PARTS];
    private int colons;

    void read() {
      int sinceColon = 0;
      for (int round = 0; round < SUBSCRIPT_ROUNDS; round++) {
        if (cursor.at(TokenKind.RIGHT_BRACKET)) {
          return;
        }
        if (cursor.accept(TokenKind.COLON)) {
          sinceColon--;
          if (++colons >= SLICE_PARTS) {
            cursor.expected("expression", "]");
          }
          continue;
        }
        if (colons == 0 && round == 1) {
          cursor.error("a list should have only one expr");
        }
        parts[Math.min(colons, SLICE_PARTS - 1)] = grammar.expressions.expression();
        if (++sinceColon > 1) {
          cursor.error("consecutive exprs found");
        }
      }
    }

    Expr index() {
      var only = parts[0];
      if (only != null) {
        return only;
      }
      cursor.error("expected expression got " + cursor.currentText());
      return grammar.expressions.missing();
    }

    Expr.SliceBounds bounds() {
      return new Expr.SliceBounds(
          Optional.ofNullable(parts[0]),
          Optional.ofNullable(parts[1]),
          Optional.ofNullable(parts[2]));
    }
  }

  private Expr quantifier(QuantifierKind kind) {
    int start = cursor.mark();
    cursor.bump();
    int loopStart = cursor.mark();
    var variables = new ArrayList<Expr.Name>(2);
    variables.add(name());
    if (cursor.accept(TokenKind.COMMA)) {
      variables.add(name());
    }
    cursor.close(TokenKind.IN);

    var iterable = quantifierTarget();
    cursor.close(TokenKind.LEFT_BRACE);
    var body = cursor.enter() ? quantifierBody() : emptyBody();
    cursor.leave();
    cursor.close(TokenKind.RIGHT_BRACE);
    var loop = new Loop(cursor.newId(), cursor.since(loopStart), variables, iterable, body.guard());
    return new Expr.Quantifier(cursor.newId(), cursor.since(start), kind, loop, body.value());
  }

  /** A dotted name, a string, a list or a config, with suffixes that are no calls. */
  private Expr quantifierTarget() {
    int start = cursor.mark();
    int outer = cursor.startMeasure();
    var target = switch (cursor.kind()) {
      case STRING -> grammar.strings.string();
      case LEFT_BRACKET -> grammar.lists.list();
      case LEFT_BRACE -> grammar.configs.configOrComprehension();
      default -> quantifierName();
    };
    while (isTargetSuffix() && cursor.deepen(1)) {
      boolean optional = cursor.accept(TokenKind.QUESTION);
      target = cursor.at(TokenKind.DOT)
          ? selector(target, start, optional)
          : subscript(target, start, optional);
    }
    cursor.endMeasure(outer);
    return target;
  }

  private boolean isTargetSuffix() {
    var kind = cursor.at(TokenKind.QUESTION) ? cursor.peek(1) : cursor.kind();
    return kind == TokenKind.DOT || kind == TokenKind.LEFT_BRACKET;
  }

  private Expr quantifierName() {
    switch (cursor.kind()) {
      case NONE, UNDEFINED, LAMBDA, ANY, ALL, MAP, FILTER ->
        cursor.expected("None", "Undefined", "lambda", "any", "all", "map", "filter");
      case INT, FLOAT -> cursor.expected("str");
      case LEFT_PAREN -> cursor.expected("[", "{");
      default -> {
        if (cursor.kind().isName()) {
          return name();
        }
        cursor.expected("identifier", "literal");
      }
    }
    return grammar.expressions.missing();
  }

  private QuantifierBody quantifierBody() {
    boolean ownLines = cursor.at(TokenKind.NEWLINE);
    if (ownLines) {
      cursor.skipNewlines();
      cursor.close(TokenKind.INDENT);
    }
    var value = grammar.expressions.simple();
    Optional<Expr> guard = cursor.accept(TokenKind.IF)
        ? Optional.of(grammar.expressions.expression())
        : Optional.empty();
    if (ownLines) {
      cursor.close(TokenKind.NEWLINE);
      cursor.skipNewlines();
      cursor.checkDedent();
      cursor.close(TokenKind.DEDENT);
    }
    return new QuantifierBody(value, guard);
  }

  private QuantifierBody emptyBody() {
    return new QuantifierBody(grammar.expressions.missing(), Optional.empty());
  }

  /** {@code value if guard} */
  private record QuantifierBody(Expr value, Optional<Expr> guard) {}
}
