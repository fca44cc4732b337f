// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.SourceFile;
import io.kpm.kcl.source.Span;

/**
 * Turns text into tokens, INDENT and DEDENT included; it goes on after every error.
 *
 * <p>Every line end is a NEWLINE, inside brackets too. Comments are dropped, except in an
 * interpolation, whose format looks like one.
 */
final class Lexer {
  private static final int EXPECTED_TOKENS = 256;

  private final String text;
  private final int end;
  private final boolean interpolation;
  private final Tokens tokens;
  private final SyntaxErrors errors;
  private final NameTable names;
  private final Layout layout = new Layout();
  private final Brackets brackets = new Brackets();

  private int at;
  private int line;
  private int lineStart;
  private int surrogatePairs;
  private boolean lineBegins;
  private int tabs;
  private int blanks;
  private int nextBackslash = -1;

  private Lexer(Tokens tokens, NameTable names, SyntaxErrors errors, int end) {
    this.tokens = tokens;
    this.names = names;
    this.errors = errors;
    this.text = tokens.file().text();
    this.end = end;
    this.interpolation = end < text.length();
  }

  /** The tokens of a whole file. */
  static Tokens lex(SourceFile file, NameTable names, SyntaxErrors errors) {
    var lexer =
        new Lexer(new Tokens(file, EXPECTED_TOKENS), names, errors, file.text().length());
    lexer.line = 1;
    return lexer.run();
  }

  /** The tokens of the expression in an interpolation. */
  static Tokens lexInterpolation(Span expression, NameTable names, SyntaxErrors errors) {
    int expected = expression.end() - expression.start();
    var tokens = new Tokens(expression.file(), Math.min(expected, EXPECTED_TOKENS));
    var lexer = new Lexer(tokens, names, errors, expression.end());
    lexer.at = expression.start();
    lexer.line = expression.line();
    lexer.lineStart = expression.start() - expression.column() + 1;
    return lexer.run();
  }

  private Tokens run() {
    while (at < end && !errors.isFull()) {
      next();
    }
    finish();
    return tokens;
  }

  private void finish() {
    if (!interpolation && end > 0 && text.charAt(end - 1) == '\n') {
      endOnLastLine();
    }
    int column = column(end);
    if (!lineBegins) {
      tokens.add(TokenKind.NEWLINE, end, end, line, column);
    }
    for (int i = layout.open(); i > 0; i--) {
      tokens.add(TokenKind.DEDENT, end, end, line, column);
    }
    if (layout.open() > 0 && !interpolation) {
      tokens.add(TokenKind.NEWLINE, end, end, line, column);
    }
    tokens.add(TokenKind.EOF, end, end, line, column);
  }

  /** The end of a text that ends with a line feed lies behind it on the same line. */
  private void endOnLastLine() {
    line--;
    lineStart = text.lastIndexOf('\n', end - 2) + 1;
    surrogatePairs = end - lineStart - text.codePointCount(lineStart, end);
  }

  private void next() {
    char c = text.charAt(at);
    switch (c) {
      case ' ' -> {
        blanks++;
        at++;
      }
      case '\t' -> {
        tabs++;
        at++;
      }
      case '\n' -> newline();
      case '#' -> comment();
      default -> {
        if (lineBegins) {
          indentation();
        }
        token(c);
      }
    }
  }

  private void newline() {
    tokens.add(TokenKind.NEWLINE, at, at + 1, line, column(at));
    at++;
    lineEnded(at);
    lineBegins = true;
    tabs = 0;
    blanks = 0;
  }

  private void lineEnded(int nextLineStart) {
    line++;
    lineStart = nextLineStart;
    surrogatePairs = 0;
  }

  private void comment() {
    int newline = text.indexOf('\n', at);
    int stop = newline < 0 || newline > end ? end : newline;
    if (interpolation) {
      tokens.add(TokenKind.COMMENT, at, stop, line, column(at));
    }
    at = stop;
    tabs = 0;
    blanks = 0;
  }

  private void indentation() {
    lineBegins = false;
    switch (layout.moveTo(tabs, blanks)) {
      case NONE -> {}
      case INDENT -> tokens.add(TokenKind.INDENT, at, at, line, column(at));
      case INCONSISTENT -> error(at, "inconsistent use of tabs and spaces in indentation");
      case DEDENT -> {
        for (int i = layout.closed(); i > 0; i--) {
          tokens.add(TokenKind.DEDENT, at, at, line, column(at));
        }
        if (layout.surplus() > 0) {
          tokens.setLastValue(layout.surplus());
        }
      }
    }
  }

  private void token(char c) {
    if (isNameStart(c)) {
      nameOrRawString(c);
      return;
    }
    switch (c) {
      case '"', '\'' -> string(at);
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      case '(' -> open(TokenKind.LEFT_PAREN);
      case '[' -> open(TokenKind.LEFT_BRACKET);
      case '{' -> open(TokenKind.LEFT_BRACE);
      case ')' -> close(TokenKind.RIGHT_PAREN, "error nesting on close paren");
      case ']' -> close(TokenKind.RIGHT_BRACKET, "mismatched closing delimiter");
      case '}' -> close(TokenKind.RIGHT_BRACE, "error nesting on close brace");
      case ',' -> add(TokenKind.COMMA, 1);
      case ':' -> add(TokenKind.COLON, 1);
      case '?' -> add(TokenKind.QUESTION, 1);
      case '@' -> add(TokenKind.AT, 1);
      case '~' -> add(TokenKind.TILDE, 1);
      case '.' -> dots();
      case '$' -> rawName();
      case ';' -> skip("the semicolon ';' here is unnecessary, please remove it", 1);
      case '\\' -> lineContinuation();
      default -> operator(c);
    }
  }

  private void operator(char c) {
    switch (c) {
      case '=' -> oneOrTwo('=', TokenKind.ASSIGN, TokenKind.EQUAL_EQUAL);
      case '+' -> oneOrTwo('=', TokenKind.PLUS, TokenKind.PLUS_ASSIGN);
      case '%' -> oneOrTwo('=', TokenKind.PERCENT, TokenKind.PERCENT_ASSIGN);
      case '^' -> oneOrTwo('=', TokenKind.CARET, TokenKind.CARET_ASSIGN);
      case '&' -> oneOrTwo('=', TokenKind.AMPERSAND, TokenKind.AMPERSAND_ASSIGN);
      case '|' -> oneOrTwo('=', TokenKind.BAR, TokenKind.BAR_ASSIGN);
      case '-' -> {
        if (peek(1) == '>') {
          add(TokenKind.ARROW, 2);
        } else {
          oneOrTwo('=', TokenKind.MINUS, TokenKind.MINUS_ASSIGN);
        }
      }
      case '*' -> {
        if (peek(1) == '*') {
          oneOrTwo('=', TokenKind.STAR_STAR, TokenKind.STAR_STAR_ASSIGN);
        } else {
          oneOrTwo('=', TokenKind.STAR, TokenKind.STAR_ASSIGN);
        }
      }
      case '/' -> {
        if (peek(1) == '/') {
          oneOrTwo('=', TokenKind.SLASH_SLASH, TokenKind.SLASH_SLASH_ASSIGN);
        } else {
          oneOrTwo('=', TokenKind.SLASH, TokenKind.SLASH_ASSIGN);
        }
      }
      case '<' -> {
        if (peek(1) == '<') {
          oneOrTwo('=', TokenKind.LESS_LESS, TokenKind.LESS_LESS_ASSIGN);
        } else {
          oneOrTwo('=', TokenKind.LESS, TokenKind.LESS_EQUAL);
        }
      }
      case '>' -> {
        if (peek(1) == '>') {
          oneOrTwo('=', TokenKind.GREATER_GREATER, TokenKind.GREATER_GREATER_ASSIGN);
        } else {
          oneOrTwo('=', TokenKind.GREATER, TokenKind.GREATER_EQUAL);
        }
      }
      case '!' -> {
        if (peek(1) == '=') {
          add(TokenKind.NOT_EQUAL, 2);
        } else {
          error(at, "invalid token '!', consider using 'not '");
          add(TokenKind.BANG, 1);
        }
      }
      default -> other();
    }
  }

  /** Adds {@code shorter}, or with {@code next} behind it {@code longer}, which ends with it. */
  private void oneOrTwo(char next, TokenKind shorter, TokenKind longer) {
    int length = shorter.text().length();
    if (peek(length) == next) {
      add(longer, length + 1);
    } else {
      add(shorter, length);
    }
  }

  private void dots() {
    boolean three = peek(1) == '.' && peek(2) == '.';
    add(three ? TokenKind.ELLIPSIS : TokenKind.DOT, three ? 3 : 1);
  }

  private void lineContinuation() {
    if (at + 1 >= end) {
      at++;
    } else if (peek(1) == '\n') {
      at += 2;
      lineEnded(at);
    } else {
      skip("unexpected character after line continuation character", 1);
    }
  }

  private void open(TokenKind bracket) {
    brackets.open(bracket);
    add(bracket, 1);
  }

  private void close(TokenKind bracket, String message) {
    boolean unopened = brackets.isEmpty();
    var matching = brackets.close(bracket);
    if (unopened || matching != bracket) {
      error(at, message);
    }
    add(matching, 1);
  }

  private void other() {
    int codePoint = text.codePointAt(at);
    if (Character.isUnicodeIdentifierStart(codePoint)) {
      name(at);
    } else if (isBlank(codePoint)) {
      at++;
    } else {
      skip("unknown start of token", Character.charCount(codePoint));
      surrogatePairs += Character.charCount(codePoint) - 1;
    }
  }

  private void nameOrRawString(char c) {
    char next = peek(1);
    if ((c == 'r' || c == 'R') && (next == '"' || next == '\'')) {
      string(at + 1);
    } else {
      name(at);
    }
  }

  private void rawName() {
    if (at + 1 < end && isNameStart(text.codePointAt(at + 1))) {
      name(at + 1);
    } else {
      add(TokenKind.DOLLAR, 1);
    }
  }

  /** A name that begins at {@code start}; if that is behind a {@code $}, it is never a keyword. */
  private void name(int start) {
    int stop = nameEnd(start);
    var name = names.at(text, start, stop);
    tokens.add(start > at ? TokenKind.NAME : name.kind(), at, stop, line, column(at));
    tokens.setLastValue(name.text());
    passLines(start, stop);
    at = stop;
  }

  private int nameEnd(int start) {
    int i = start;
    while (i < end && isNamePart(text.charAt(i))) {
      i++;
    }
    while (i < end && text.charAt(i) >= 0x80 && isNamePart(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
      while (i < end && isNamePart(text.charAt(i))) {
        i++;
      }
    }
    return i;
  }

  /** A string whose opening quote is at {@code quoteAt}, one behind {@code at} if it is raw. */
  private void string(int quoteAt) {
    char quote = text.charAt(quoteAt);
    boolean isLong = charAt(quoteAt + 1) == quote && charAt(quoteAt + 2) == quote;
    int quotes = isLong ? 3 : 1;
    int content = quoteAt + quotes;
    int close = isLong ? longStringEnd(content, quote) : shortStringEnd(content, quote);
    boolean closed = close < end && text.charAt(close) == quote;
    int stop = closed ? close + quotes : close;

    tokens.add(TokenKind.STRING, at, stop, line, column(at));
    if (!closed) {
      error(quoteAt, "unterminated string");
      tokens.setLastValue("");
    } else if (quoteAt == at && backslashBefore(content, close)) {
      evaluateEscapes(content, close, isLong);
    }
    passLines(content, stop);
    at = stop;
  }

  private void evaluateEscapes(int content, int close, boolean isLong) {
    var value = StringText.unescape(text, content, close);
    if (value.isEmpty()) {
      error(content, "invalid string syntax");
    }
    var unescaped = value.orElse("");
    tokens.setLastValue(isLong ? StringText.dedent(unescaped) : unescaped);
  }

  private int shortStringEnd(int content, char quote) {
    int i = content;
    while (i < end) {
      char c = text.charAt(i);
      if (c == quote || c == '\n' || c == '\r') {
        return i;
      }
      i += c == '\\' && escapesNext(i, quote) ? 2 : 1;
    }
    return end;
  }

  private int longStringEnd(int content, char quote) {
    var quotes = quote == '"' ? "\"\"\"" : "'''";
    int close = text.indexOf(quotes, content);
    int stop = close < 0 || close > end - 3 ? end : close;
    if (!backslashBefore(content, stop)) {
      return stop;
    }
    int i = content;
    while (i < end) {
      char c = text.charAt(i);
      if (c == quote && text.startsWith(quotes, i) && i + 3 <= end) {
        return i;
      }
      i += c == '\\' && escapesNext(i, quote) ? 2 : 1;
    }
    return end;
  }

  private boolean escapesNext(int backslash, char quote) {
    char next = charAt(backslash + 1);
    return next == '\\' || next == quote;
  }

  /** The next backslash is remembered, so that all strings of a file search for it once. */
  private boolean backslashBefore(int from, int to) {
    if (nextBackslash < from) {
      int found = text.indexOf('\\', from);
      nextBackslash = found < 0 ? Integer.MAX_VALUE : found;
    }
    return nextBackslash < to;
  }

  private void passLines(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        lineEnded(i + 1);
      } else if (Character.isLowSurrogate(c)) {
        surrogatePairs++;
      }
    }
  }

  private void number() {
    var number = new NumberScanner(text, end, at);
    var problem = number.scan();
    if (problem != null) {
      error(at + number.problemOffset(), problem);
    }
    tokens.add(
        number.isFloat() ? TokenKind.FLOAT : TokenKind.INT, at, number.end(), line, column(at));
    tokens.setLastValue(number.value());
    at = number.end();
  }

  private void add(TokenKind kind, int length) {
    tokens.add(kind, at, at + length, line, column(at));
    at += length;
  }

  private void skip(String message, int length) {
    error(at, message);
    at += length;
  }

  private void error(int offset, String message) {
    errors.add(line, column(offset), message);
  }

  /** The column of an offset on the current line that is not behind an unread surrogate pair. */
  private int column(int offset) {
    return offset - lineStart - surrogatePairs + 1;
  }

  private char peek(int distance) {
    return charAt(at + distance);
  }

  private char charAt(int offset) {
    return offset < end ? text.charAt(offset) : '\0';
  }

  private static boolean isNameStart(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
    return Character.isUnicodeIdentifierStart(c);
  }

  private static boolean isNamePart(int c) {
    if (c < 0x80) {
      return isNameStart(c) || (c >= '0' && c <= '9');
    }
    return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  /** White space beside blank, tab and line feed. */
  private static boolean isBlank(int c) {
    return switch (c) {
      case 0x0B, 0x0C, '\r', 0x85, 0x200E, 0x200F, 0x2028, 0x2029 -> true;
      default -> false;
    };
  }
}
