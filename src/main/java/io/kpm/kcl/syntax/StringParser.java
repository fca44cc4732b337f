// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Strings with and without interpolations. */
final class StringParser {
  private static final String OPENING = "${";

  private final TokenCursor cursor;
  private final Grammar grammar;
  private final NameTable names;
  private int nextOpening = -1;

  StringParser(Grammar grammar, NameTable names) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.names = names;
  }

  /** The string at the cursor. */
  Expr string() {
    var here = cursor.here();
    var token = new StringToken(cursor.tokens(), cursor.mark());
    cursor.bump();
    if (token.isRaw() || !hasOpening(token)) {
      return new Expr.StringLiteral(cursor.newId(), here, token.value());
    }
    return new Interpolations(here, token).read();
  }

  /** Whether the string at the cursor is a long one, as documentation is. */
  boolean atLongString() {
    return cursor.at(TokenKind.STRING) && new StringToken(cursor.tokens(), cursor.mark()).isLong();
  }

  /** Passes a documentation string; only what looks like interpolation is parsed. */
  void skipDocumentation() {
    if (hasOpening(new StringToken(cursor.tokens(), cursor.mark()))) {
      string();
    } else {
      cursor.bump();
    }
    cursor.skipNewlines();
  }

  /** The next opening is remembered, so that all strings of a file search for it once. */
  private boolean hasOpening(StringToken token) {
    if (nextOpening < token.contentStart()) {
      int found = cursor.tokens().file().text().indexOf(OPENING, token.contentStart());
      nextOpening = found < 0 ? Integer.MAX_VALUE : found;
    }
    return nextOpening < token.contentEnd();
  }

  /**
   * The walk over one string. Literal text is taken from its value, expressions from the source;
   * both are searched side by side.
   */
  private final class Interpolations {
    private final Span whole;
    private final String source;
    private final String value;
    private final int sourceEnd;
    private final List<StringPart> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int sourceAt;
    private int valueAt;
    private int placeAt;
    private int line;
    private int column;

    Interpolations(Span whole, StringToken token) {
      this.whole = whole;
      this.source = whole.file().text();
      this.value = token.value();
      this.sourceEnd = token.contentEnd();
      this.sourceAt = token.contentStart();
      this.placeAt = whole.start();
      this.line = whole.line();
      this.column = whole.column();
    }

    Expr read() {
      while (sourceAt < sourceEnd && valueAt < value.length() && next()) {}
      if (parts.isEmpty()) {
        return new Expr.StringLiteral(cursor.newId(), whole, text.toString());
      }
      flushText();
      return new Expr.JoinedString(cursor.newId(), whole, parts);
    }

    /** Reads up to and with the next interpolation; false if there is none. */
    private boolean next() {
      int opening = indexInSource(OPENING, sourceAt);
      int openingInValue = value.indexOf(OPENING, valueAt);
      if (opening < 0 || openingInValue < 0) {
        text.append(value, valueAt, value.length());
        return false;
      }
      int closing = indexInSource("}", opening);
      int closingInValue = value.indexOf('}', openingInValue);
      if (closing < 0 || closingInValue < 0) {
        cursor.error("invalid joined string");
        text.append(value, valueAt, value.length());
        return false;
      }
      if (opening > sourceAt && source.charAt(opening - 1) == '\\') {
        text.append(value.substring(valueAt, closingInValue + 1).replace("\\$", "$"));
      } else {
        text.append(value, valueAt, openingInValue);
        flushText();
        parts.add(interpolation(opening, closing));
      }
      sourceAt = closing + 1;
      valueAt = closingInValue + 1;
      return true;
    }

    private int indexInSource(String wanted, int from) {
      int found = source.indexOf(wanted, from);
      return found < sourceEnd ? found : -1;
    }

    private void flushText() {
      if (text.length() > 0) {
        parts.add(new StringPart.Text(text.toString()));
        text.setLength(0);
      }
    }

    private StringPart interpolation(int opening, int closing) {
      moveTo(opening);
      if (closing == opening + 2) {
        cursor.errors().add(line, column, "invalid string interpolation expression: ''");
      }
      var expression = new Span(whole.file(), opening + 2, closing, line, column + 2);
      var tokens = Lexer.lexInterpolation(expression, names, cursor.errors());
      var outside = cursor.switchTo(tokens);
      var part = interpolated(expression);
      cursor.goTo(outside);
      return part;
    }

    /** Brings line and column, which are not known inside a token, to an offset. */
    private void moveTo(int offset) {
      for (; placeAt < offset; placeAt++) {
        char c = source.charAt(placeAt);
        if (c == '\n') {
          line++;
          column = 1;
        } else if (!Character.isLowSurrogate(c)) {
          column++;
        }
      }
    }
  }

  /** All tokens of the cursor as the content of one interpolation. */
  private StringPart interpolated(Span expression) {
    var value = cursor.enter() ? grammar.expressions.expression() : grammar.expressions.missing();
    cursor.leave();
    var format = "";
    if (cursor.accept(TokenKind.COLON)) {
      if (cursor.at(TokenKind.COMMENT)) {
        format = cursor.here().text();
      } else {
        cursor.error("invalid joined string spec without #");
      }
      cursor.bump();
    }
    cursor.skipNewlines();
    if (!cursor.at(TokenKind.EOF) && expression.end() > expression.start()) {
      cursor
          .errors()
          .add(
              expression.line(),
              expression.column(),
              "invalid string interpolation expression: '" + expression.text() + "'");
    }
    return new StringPart.Interpolation(cursor.newId(), expression, value, format);
  }
}
