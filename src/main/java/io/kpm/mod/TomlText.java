// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.mod.InvalidTomlException.Kind;
import io.kpm.text.Foreign;

/** A place in a TOML text that moves forward; knows blanks, comments and ends of lines. */
final class TomlText {
  static final char END = '\uffff';

  private final String text;
  private final char[] withoutComments;
  private int at;

  TomlText(String text) {
    this.text = text;
    this.withoutComments = text.toCharArray();
    this.at = text.startsWith("\ufeff") ? 1 : 0;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** The character here; {@link #END} behind the last one. */
  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : END;
  }

  boolean isAt(String expected) {
    return text.startsWith(expected, at);
  }

  /** Takes the character here. */
  char next() {
    return text.charAt(at++);
  }

  boolean skip(char expected) {
    if (peek() != expected || isAtEnd()) {
      return false;
    }
    at++;
    return true;
  }

  void advance(int count) {
    at += count;
  }

  String since(int start) {
    return text.substring(start, at);
  }

  /** As {@link #since}, but with blanks for comments and Unix ends of lines. */
  String withoutComments(int start) {
    return new String(withoutComments, start, at - start).replace("\r\n", "\n");
  }

  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  /** Skips blanks, comments and ends of lines. */
  void skipLines() throws InvalidTomlException {
    skipBlanks();
    while (!isAtEnd() && (peek() == '#' || isAtLineEnd())) {
      skipComment();
      skipLineEnd();
      skipBlanks();
    }
  }

  /** What follows must be nothing but blanks and a comment up to the end of the line. */
  void expectLineEnd() throws InvalidTomlException {
    skipBlanks();
    skipComment();
    if (!isAtEnd() && !isAtLineEnd()) {
      throw invalid("unexpected " + here() + ", expected the end of the line");
    }
    skipLineEnd();
  }

  void expect(char expected) throws InvalidTomlException {
    if (!skip(expected)) {
      throw invalid("unexpected " + here() + ", expected `" + expected + "`");
    }
  }

  boolean isAtLineEnd() {
    return peek() == '\n' || (peek() == '\r' && peek(1) == '\n');
  }

  void skipLineEnd() {
    if (peek() == '\r') {
      at++;
    }
    if (peek() == '\n') {
      at++;
    }
  }

  /** The character here, for messages. */
  String here() {
    return isAtEnd() ? "end of the file" : isAtLineEnd() ? "end of the line" : quoted();
  }

  InvalidTomlException invalid(String why) {
    return invalid(at, why);
  }

  InvalidTomlException invalid(int offset, String why) {
    return failure(Kind.SYNTAX, offset, why);
  }

  InvalidTomlException failure(Kind kind, int offset, String why) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset && i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    int mark = lineStart == 0 && text.startsWith("\ufeff") ? 1 : 0;
    int start = Math.min(lineStart + mark, text.length());
    int end = Math.max(start, Math.min(offset, text.length()));
    return new InvalidTomlException(kind, line, text.codePointCount(start, end) + 1, why);
  }

  /** Control characters but the tab are not allowed anywhere (TOML 1.0, Comment and String). */
  static boolean isControl(char c) {
    return (c < 0x20 && c != '\t') || c == 0x7f;
  }

  private void skipComment() throws InvalidTomlException {
    if (peek() != '#') {
      return;
    }
    while (!isAtEnd() && !isAtLineEnd()) {
      if (isControl(peek())) {
        throw invalid("a control character in a comment");
      }
      withoutComments[at] = ' ';
      at++;
    }
  }

  private String quoted() {
    return Foreign.quote(Character.toString(text.codePointAt(at)));
  }
}
