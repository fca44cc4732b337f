// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

/**
 * The kinds of tokens. Keywords are names: the places where they mean something compare them, and
 * everywhere else they may name things.
 */
enum TokenKind {
  NAME(Family.NAME, "identifier"),
  AS(Family.NAME, "as"),
  IMPORT(Family.NAME, "import"),
  RULE(Family.NAME, "rule"),
  SCHEMA(Family.NAME, "schema"),
  MIXIN(Family.NAME, "mixin"),
  PROTOCOL(Family.NAME, "protocol"),
  CHECK(Family.NAME, "check"),
  FOR(Family.NAME, "for"),
  ASSERT(Family.NAME, "assert"),
  IF(Family.NAME, "if"),
  ELIF(Family.NAME, "elif"),
  ELSE(Family.NAME, "else"),
  OR(Family.NAME, "or"),
  AND(Family.NAME, "and"),
  NOT(Family.NAME, "not"),
  IN(Family.NAME, "in"),
  IS(Family.NAME, "is"),
  LAMBDA(Family.NAME, "lambda"),
  ALL(Family.NAME, "all"),
  ANY(Family.NAME, "any"),
  FILTER(Family.NAME, "filter"),
  MAP(Family.NAME, "map"),
  TYPE(Family.NAME, "type"),
  TRUE(Family.NAME, "True"),
  FALSE(Family.NAME, "False"),
  NONE(Family.NAME, "None"),
  UNDEFINED(Family.NAME, "Undefined"),

  INT(Family.LITERAL, "int"),
  FLOAT(Family.LITERAL, "float"),
  STRING(Family.LITERAL, "str"),

  NEWLINE(Family.LAYOUT, "newline"),
  INDENT(Family.LAYOUT, "indent"),
  DEDENT(Family.LAYOUT, "dedent"),
  EOF(Family.LAYOUT, "eof"),
  /** Only inside an interpolation, where it is the format. */
  COMMENT(Family.LAYOUT, "inline_comment"),

  LEFT_PAREN(Family.OPEN, "("),
  LEFT_BRACKET(Family.OPEN, "["),
  LEFT_BRACE(Family.OPEN, "{"),
  RIGHT_PAREN(Family.CLOSE, ")"),
  RIGHT_BRACKET(Family.CLOSE, "]"),
  RIGHT_BRACE(Family.CLOSE, "}"),

  PLUS(Family.OPERATOR, "+"),
  MINUS(Family.OPERATOR, "-"),
  STAR(Family.OPERATOR, "*"),
  SLASH(Family.OPERATOR, "/"),
  PERCENT(Family.OPERATOR, "%"),
  STAR_STAR(Family.OPERATOR, "**"),
  SLASH_SLASH(Family.OPERATOR, "//"),
  CARET(Family.OPERATOR, "^"),
  AMPERSAND(Family.OPERATOR, "&"),
  BAR(Family.OPERATOR, "|"),
  LESS_LESS(Family.OPERATOR, "<<"),
  GREATER_GREATER(Family.OPERATOR, ">>"),
  TILDE(Family.OPERATOR, "~"),
  /** {@code !}, which the lexer has reported and which then stands for {@code not}. */
  BANG(Family.OPERATOR, "not"),
  EQUAL_EQUAL(Family.OPERATOR, "=="),
  NOT_EQUAL(Family.OPERATOR, "!="),
  LESS(Family.OPERATOR, "<"),
  LESS_EQUAL(Family.OPERATOR, "<="),
  GREATER(Family.OPERATOR, ">"),
  GREATER_EQUAL(Family.OPERATOR, ">="),

  ASSIGN(Family.ASSIGNMENT, "="),
  PLUS_ASSIGN(Family.ASSIGNMENT, "+="),
  MINUS_ASSIGN(Family.ASSIGNMENT, "-="),
  STAR_ASSIGN(Family.ASSIGNMENT, "*="),
  SLASH_ASSIGN(Family.ASSIGNMENT, "/="),
  PERCENT_ASSIGN(Family.ASSIGNMENT, "%="),
  STAR_STAR_ASSIGN(Family.ASSIGNMENT, "**="),
  SLASH_SLASH_ASSIGN(Family.ASSIGNMENT, "//="),
  CARET_ASSIGN(Family.ASSIGNMENT, "^="),
  AMPERSAND_ASSIGN(Family.ASSIGNMENT, "&="),
  BAR_ASSIGN(Family.ASSIGNMENT, "|="),
  LESS_LESS_ASSIGN(Family.ASSIGNMENT, "<<="),
  GREATER_GREATER_ASSIGN(Family.ASSIGNMENT, ">>="),

  COMMA(Family.PUNCTUATION, ","),
  COLON(Family.PUNCTUATION, ":"),
  DOT(Family.PUNCTUATION, "."),
  ELLIPSIS(Family.PUNCTUATION, "..."),
  QUESTION(Family.PUNCTUATION, "?"),
  AT(Family.PUNCTUATION, "@"),
  ARROW(Family.PUNCTUATION, "->"),
  DOLLAR(Family.PUNCTUATION, "$");

  private final Family family;
  private final String text;

  TokenKind(Family family, String text) {
    this.family = family;
    this.text = text;
  }

  /** What a message calls it: the token itself, or the name of its kind. */
  String text() {
    return text;
  }

  boolean isName() {
    return family == Family.NAME;
  }

  boolean isLiteral() {
    return family == Family.LITERAL;
  }

  boolean isOpening() {
    return family == Family.OPEN;
  }

  /** Whether it is an assignment operator other than {@code =}. */
  boolean isAugmentedAssignment() {
    return family == Family.ASSIGNMENT && this != ASSIGN;
  }

  private enum Family {
    NAME,
    LITERAL,
    LAYOUT,
    OPEN,
    CLOSE,
    OPERATOR,
    ASSIGNMENT,
    PUNCTUATION
  }
}
