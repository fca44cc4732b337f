// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The place in the tokens that all parsers of a file share, with the numbers of nodes and the count
 * of nesting.
 *
 * <p>Recovery is of one kind: what is wrong is reported, and {@link #expect} skips the token that
 * stands where another should, whatever it is.
 */
final class TokenCursor {
  /** A message does not repeat a longer text. */
  private static final int MAX_QUOTED = 60;

  private Tokens tokens;
  private final SyntaxErrors errors;
  private int index;
  private int previous;
  private TokenKind kind;
  private int nextId;
  private int depth;
  private int deepest;

  TokenCursor(Tokens tokens, SyntaxErrors errors, int firstId) {
    this.tokens = tokens;
    this.errors = errors;
    this.nextId = firstId;
    this.kind = tokens.kind(0);
  }

  /** Goes to the first of other tokens of the same file; the result leads back. */
  Position switchTo(Tokens inner) {
    var position = new Position(tokens, index, previous);
    goTo(new Position(inner, 0, 0));
    return position;
  }

  /** Goes back to where {@link #switchTo} was called, or to the end after too many errors. */
  void goTo(Position position) {
    tokens = position.tokens();
    previous = position.previous();
    index = errors.isFull() ? tokens.size() - 1 : position.index();
    kind = tokens.kind(index);
  }

  TokenKind kind() {
    return kind;
  }

  boolean at(TokenKind expected) {
    return kind == expected;
  }

  boolean atEither(TokenKind one, TokenKind other) {
    return kind == one || kind == other;
  }

  /** The kind of a token behind the current one; EOF if there is none. */
  TokenKind peek(int distance) {
    return tokens.kind(Math.min(index + distance, tokens.size() - 1));
  }

  /** The number of the current token. */
  int mark() {
    return index;
  }

  /** The number of the token that was passed last. */
  int last() {
    return previous;
  }

  @Nullable
  Object valueAt(int token) {
    return tokens.value(token);
  }

  Tokens tokens() {
    return tokens;
  }

  SyntaxErrors errors() {
    return errors;
  }

  /** Passes the current token; EOF is never passed. */
  void bump() {
    previous = index;
    if (errors.isFull()) {
      index = tokens.size() - 1;
    } else if (index < tokens.size() - 1) {
      index++;
    }
    kind = tokens.kind(index);
  }

  /** Passes the current token if it is {@code wanted}; whether it was. */
  boolean accept(TokenKind wanted) {
    if (kind != wanted) {
      return false;
    }
    bump();
    return true;
  }

  /** Passes the current token and reports it unless it is {@code wanted}. */
  void expect(TokenKind wanted) {
    if (kind != wanted) {
      expected(wanted.text());
    }
    bump();
  }

  /** Passes the current token if it is {@code wanted}, otherwise reports it and stays. */
  void close(TokenKind wanted) {
    if (!accept(wanted)) {
      expected(wanted.text());
    }
  }

  void skipNewlines() {
    while (kind == TokenKind.NEWLINE) {
      bump();
    }
  }

  /** Passes INDENTs, then DEDENTs, which mean nothing here. */
  void skipIndentation() {
    while (kind == TokenKind.INDENT) {
      bump();
    }
    skipDedents();
  }

  void skipDedents() {
    while (kind == TokenKind.DEDENT) {
      bump();
    }
  }

  /** Reports and passes a DEDENT that returns to no open level. */
  void checkDedent() {
    if (kind == TokenKind.DEDENT && tokens.value(index) instanceof Integer surplus) {
      error("invalid indentation with " + surplus + (surplus == 1 ? " space" : " spaces")
          + ", try to align indents by adding or removing spaces");
      bump();
    }
  }

  /** Reports and passes the current token if nothing was passed since {@code mark}. */
  void ensureProgress(int mark) {
    if (index == mark) {
      error("expected expression, got " + currentText());
      bump();
    }
  }

  /** Reports that one of {@code wanted} should stand here. */
  void expected(String... wanted) {
    var text = new StringBuilder("expected one of [");
    for (int i = 0; i < wanted.length; i++) {
      text.append(i == 0 ? "\"" : ", \"").append(wanted[i]).append('"');
    }
    error(text.append("] got ").append(currentText()).toString());
  }

  void unexpected() {
    error("unexpected token '" + currentText() + "'");
  }

  /** Reports at the current token. */
  void error(String message) {
    errorAt(index, message);
  }

  void errorAt(int token, String message) {
    var span = tokens.span(token);
    errors.add(span.line(), span.column(), message);
  }

  /** Reports at the end of a token that has been passed. */
  void errorBehind(int token, String message) {
    int end = tokens.end(token);
    var file = tokens.file();
    errors.add(file.lineAt(end), file.columnAt(end), message);
  }

  /** Reports what can be read but has no meaning. */
  void compileErrorAt(int token, String message) {
    errors.addCompileError(tokens.span(token).place(), message);
  }

  /** What a message calls the current token; of a long literal only the beginning. */
  String currentText() {
    if (!kind.isLiteral()) {
      return kind.isName() ? TokenKind.NAME.text() : kind.text();
    }
    var text = literalText(index);
    return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "…";
  }

  private String literalText(int token) {
    var value = tokens.value(token);
    return value == null ? new StringToken(tokens, token).value() : value.toString();
  }

  int newId() {
    return nextId++;
  }

  /** From a token to the one that was passed last. */
  Span since(int mark) {
    return tokens.span(mark, previous);
  }

  /** The current token. */
  Span here() {
    return tokens.span(index);
  }

  /**
   * Enters one more level of nesting; false if that is too deep, which is reported once and ends
   * the file. Every call is followed by {@link #leave()}.
   */
  boolean enter() {
    depth++;
    deepest = Math.max(deepest, depth);
    return checkDepth(deepest);
  }

  void leave() {
    depth--;
  }

  /** Starts the measurement of a part of the tree; the result is for {@link #endMeasure}. */
  int startMeasure() {
    int outer = deepest;
    deepest = depth;
    return outer;
  }

  /** Moves the part of the tree that is being measured {@code levels} deeper; false if too deep. */
  boolean deepen(int levels) {
    deepest += levels;
    return checkDepth(deepest);
  }

  void endMeasure(int outer) {
    deepest = Math.max(outer, deepest);
  }

  private boolean checkDepth(int reached) {
    if (reached <= Parser.MAX_DEPTH) {
      return true;
    }
    if (kind != TokenKind.EOF) {
      error("nested deeper than " + Parser.MAX_DEPTH + " levels");
      errors.close();
      bump();
    }
    return false;
  }

  /** A place in the tokens. */
  record Position(Tokens tokens, int index, int previous) {}
}
