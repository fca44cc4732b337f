// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;

/**
 * Reads one JSON text into a value. Objects keep their order, of equal keys the last wins, ints
 * beyond 64 bits become floats. Failures say line and column, in bytes, of what was read last.
 */
public final class JsonReader {
  // the reference stops at this depth
  private static final int DEPTH = 128;
  private static final char END = '\uffff';

  private final String text;
  private int at;
  private int depth;

  public JsonReader(String text) {
    this.text = text;
  }

  /**
   * The value of the whole text.
   *
   * @throws EvalError if it is not JSON
   */
  public Value read() {
    var value = value();
    skipBlanks();
    if (at < text.length()) {
      throw here("trailing characters");
    }
    return value;
  }

  private Value value() {
    skipBlanks();
    char c = peek();
    return switch (c) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> StrValue.of(string());
      case 't' -> word("true", BoolValue.TRUE);
      case 'f' -> word("false", BoolValue.FALSE);
      case 'n' -> word("null", Absent.NONE);
      default -> {
        if (c == '-' || isDigit(c)) {
          yield number();
        }
        throw atEnd() ? here("EOF while parsing a value") : here("expected value");
      }
    };
  }

  private Value object() {
    enter();
    var dict = new KclDict();
    while (true) {
      skipBlanks();
      char c = peek();
      if (c == '}') {
        leave();
        return dict;
      }
      if (!dict.isEmpty()) {
        requireComma(c, "EOF while parsing an object", "expected `,` or `}`");
        skipBlanks();
        if (peek() == '}') {
          throw here("trailing comma");
        }
      }
      requireKey(dict.isEmpty());
      var key = string();
      skipBlanks();
      if (peek() != ':') {
        throw atEnd() ? here("EOF while parsing an object") : here("expected `:`");
      }
      at++;
      dict.put(key, value());
    }
  }

  private void requireKey(boolean first) {
    if (peek() == '"') {
      return;
    }
    if (atEnd()) {
      throw here(first ? "EOF while parsing an object" : "EOF while parsing a value");
    }
    throw here("key must be a string");
  }

  private Value list() {
    enter();
    var list = new KclList();
    while (true) {
      skipBlanks();
      char c = peek();
      if (c == ']') {
        leave();
        return list;
      }
      if (!list.isEmpty()) {
        requireComma(c, "EOF while parsing a list", "expected `,` or `]`");
        skipBlanks();
        if (peek() == ']') {
          throw here("trailing comma");
        }
      } else if (atEnd()) {
        throw here("EOF while parsing a list");
      }
      list.add(value());
    }
  }

  private void requireComma(char found, String atEnd, String otherwise) {
    if (found == ',') {
      at++;
      return;
    }
    throw here(atEnd() ? atEnd : otherwise);
  }

  private void enter() {
    if (depth + 1 >= DEPTH) {
      throw here("recursion limit exceeded");
    }
    depth++;
    at++;
  }

  private void leave() {
    depth--;
    at++;
  }

  private Value word(String word, Value value) {
    for (int i = 0; i < word.length(); i++, at++) {
      if (atEnd()) {
        throw here("EOF while parsing a value");
      }
      if (peek() != word.charAt(i)) {
        throw here("expected ident");
      }
    }
    return value;
  }

  private Value number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int firstDigit = at;
    requireDigits();
    if (at > firstDigit + 1 && text.charAt(firstDigit) == '0') {
      at = firstDigit + 1;
      throw here("invalid number");
    }
    boolean isFloat = false;
    if (peek() == '.') {
      isFloat = true;
      at++;
      requireDigits();
    }
    if (peek() == 'e' || peek() == 'E') {
      isFloat = true;
      at++;
      at += peek() == '+' || peek() == '-' ? 1 : 0;
      requireDigits();
    }
    return number(text.substring(start, at), isFloat);
  }

  private Value number(String digits, boolean isFloat) {
    if (!isFloat && !digits.equals("-0")) {
      try {
        return IntValue.of(Long.parseLong(digits));
      } catch (NumberFormatException e) {
        return FloatValue.of(Double.parseDouble(digits));
      }
    }
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      throw before("number out of range");
    }
    return FloatValue.of(value);
  }

  private void requireDigits() {
    if (atEnd()) {
      throw here("EOF while parsing a value");
    }
    if (!isDigit(peek())) {
      throw here("invalid number");
    }
    while (isDigit(peek())) {
      at++;
    }
  }

  private String string() {
    at++;
    int end = at;
    while (end < text.length() && isPlain(text.charAt(end))) {
      end++;
    }
    var plain = text.substring(at, end);
    at = end;
    if (peek() == '"') {
      at++;
      return plain;
    }
    var out = new StringBuilder(plain);
    while (peek() != '"' || atEnd()) {
      character(out);
    }
    at++;
    return out.toString();
  }

  private void character(StringBuilder out) {
    if (atEnd()) {
      throw here("EOF while parsing a string");
    }
    char c = text.charAt(at++);
    if (c < ' ') {
      throw before("control character (\\u0000-\\u001F) found while parsing a string");
    }
    if (c == '\\') {
      escape(out);
    } else {
      out.append(c);
    }
  }

  private void escape(StringBuilder out) {
    if (atEnd()) {
      throw here("EOF while parsing a string");
    }
    char c = text.charAt(at++);
    switch (c) {
      case '"', '\\', '/' -> out.append(c);
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'u' -> unicode(out);
      default -> throw before("invalid escape");
    }
  }

  private void unicode(StringBuilder out) {
    char first = hex();
    out.append(first);
    if (!Character.isSurrogate(first)) {
      return;
    }
    if (Character.isLowSurrogate(first)) {
      throw before("lone leading surrogate in hex escape");
    }
    if (!text.startsWith("\\u", at)) {
      at = Math.min(text.length(), at + 1);
      throw before("unexpected end of hex escape");
    }
    at += 2;
    char second = hex();
    if (!Character.isLowSurrogate(second)) {
      throw before("lone leading surrogate in hex escape");
    }
    out.append(second);
  }

  private char hex() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      if (atEnd()) {
        throw here("EOF while parsing a string");
      }
      int digit = Character.digit(text.charAt(at++), 16);
      if (digit < 0) {
        throw before("invalid escape");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  private void skipBlanks() {
    while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean atEnd() {
    return at >= text.length();
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c != '"' && c != '\\';
  }

  /** A failure at the next character. */
  private EvalError here(String message) {
    return at(message, Math.min(text.length(), at + 1));
  }

  /** A failure at the character read last. */
  private EvalError before(String message) {
    return at(message, at);
  }

  private EvalError at(String message, int end) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    int column = Utf8.length(text, lineStart, end);
    return new EvalError(message + " at line " + line + " column " + column);
  }
}
