// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.ArrayList;

/** The arguments of calls, schema instances and decorators. */
final class CallParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  CallParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code "(" args ")"}; they may span lines if a line end follows the parenthesis. */
  Arguments arguments() {
    cursor.bump();
    boolean ownLines = cursor.at(TokenKind.NEWLINE);
    cursor.skipNewlines();
    var list = new ArgumentList();
    if (cursor.enter()) {
      readAll(list, ownLines);
    }
    cursor.leave();
    cursor.accept(TokenKind.COMMA);
    cursor.close(TokenKind.RIGHT_PAREN);
    return list.close();
  }

  private void readAll(ArgumentList list, boolean ownLines) {
    while (true) {
      int mark = cursor.mark();
      cursor.skipIndentation();
      if (isEnd(ownLines)) {
        return;
      }
      readOne(list);
      cursor.accept(TokenKind.COMMA);
      if (ownLines) {
        cursor.skipNewlines();
      }
      cursor.ensureProgress(mark);
    }
  }

  private boolean isEnd(boolean ownLines) {
    return switch (cursor.kind()) {
      case RIGHT_PAREN, EOF, FOR -> true;
      case NEWLINE -> !ownLines;
      default -> false;
    };
  }

  private void readOne(ArgumentList list) {
    int start = cursor.mark();
    var value = grammar.expressions.expression();
    if (cursor.at(TokenKind.ASSIGN)) {
      keyword(list, value, start);
      return;
    }
    if (value instanceof Expr.Missing) {
      cursor.expected(TokenKind.COMMA.text());
      cursor.bump();
    } else {
      list.positional.add(value);
    }
    if (!list.keywords.isEmpty()) {
      cursor.errorAt(start, "positional argument follows keyword argument");
    }
  }

  private void keyword(ArgumentList list, Expr target, int start) {
    cursor.bump();
    var word = new Word(target.span(), "");
    if (target instanceof Expr.Name name) {
      word = new Word(name.span(), name.dotted());
    } else {
      cursor.expected(TokenKind.NAME.text());
    }
    var value = grammar.expressions.expression();
    list.keywords.add(new Arguments.Keyword(cursor.newId(), cursor.since(start), word, value));
  }

  /** The arguments read so far. */
  private static final class ArgumentList {
    private final ArrayList<Expr> positional = new ArrayList<>(2);
    private final ArrayList<Arguments.Keyword> keywords = new ArrayList<>(2);

    private Arguments close() {
      return positional.isEmpty() && keywords.isEmpty()
          ? Arguments.NONE
          : new Arguments(positional, keywords);
    }
  }
}
