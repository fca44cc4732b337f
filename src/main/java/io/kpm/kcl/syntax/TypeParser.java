// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import io.kpm.kcl.syntax.Expr.ConstantValue;
import io.kpm.kcl.syntax.TypeNode.BasicKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types as they are written. */
final class TypeParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  TypeParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code type1 % "|"} */
  TypeNode type() {
    int start = cursor.mark();
    var first = cursor.enter() ? element() : missing();
    if (cursor.at(TokenKind.BAR)) {
      first = union(start, first);
    }
    cursor.leave();
    return first;
  }

  private TypeNode union(int start, TypeNode first) {
    var members = new ArrayList<TypeNode>();
    members.add(first);
    while (cursor.accept(TokenKind.BAR)) {
      members.add(element());
    }
    return new TypeNode.Union(cursor.newId(), cursor.since(start), members);
  }

  private TypeNode element() {
    return switch (cursor.kind()) {
      case ANY -> basic(BasicKind.ANY);
      case TRUE -> constant(ConstantValue.TRUE);
      case FALSE -> constant(ConstantValue.FALSE);
      case INT -> literal(grammar.operands.integer());
      case FLOAT -> literal(grammar.operands.floatingPoint());
      case STRING -> string();
      case LEFT_BRACKET -> list();
      case LEFT_BRACE -> dict();
      case LEFT_PAREN -> function();
      default -> cursor.kind().isName() ? named() : nothing();
    };
  }

  private TypeNode named() {
    var name = grammar.operands.name();
    return ofName(name);
  }

  /** The type a name means where a type is expected. */
  TypeNode ofName(Expr.Name name) {
    var kind = name.isSimple() && !isRaw(name.span()) ? basicKind(name.head()) : null;
    return kind == null
        ? new TypeNode.Named(cursor.newId(), name.span(), name)
        : new TypeNode.Basic(cursor.newId(), name.span(), kind);
  }

  private static boolean isRaw(Span span) {
    return span.start() < span.end() && span.file().text().charAt(span.start()) == '$';
  }

  private static @Nullable BasicKind basicKind(String name) {
    return switch (name) {
      case "any" -> BasicKind.ANY;
      case "bool" -> BasicKind.BOOL;
      case "int" -> BasicKind.INT;
      case "float" -> BasicKind.FLOAT;
      case "str" -> BasicKind.STR;
      default -> null;
    };
  }

  private TypeNode basic(BasicKind kind) {
    var here = cursor.here();
    cursor.bump();
    return new TypeNode.Basic(cursor.newId(), here, kind);
  }

  private TypeNode constant(ConstantValue value) {
    var here = cursor.here();
    cursor.bump();
    return literal(new Expr.Constant(cursor.newId(), here, value));
  }

  /** Interpolations mean nothing in a type. */
  private TypeNode string() {
    var here = cursor.here();
    var value = new StringToken(cursor.tokens(), cursor.mark()).value();
    cursor.bump();
    return literal(new Expr.StringLiteral(cursor.newId(), here, value));
  }

  private TypeNode literal(Expr value) {
    return new TypeNode.Literal(cursor.newId(), value.span(), value);
  }

  private TypeNode list() {
    int start = cursor.mark();
    cursor.bump();
    Optional<TypeNode> item =
        cursor.at(TokenKind.RIGHT_BRACKET) ? Optional.empty() : Optional.of(type());
    cursor.expect(TokenKind.RIGHT_BRACKET);
    return new TypeNode.ListType(cursor.newId(), cursor.since(start), item);
  }

  private TypeNode dict() {
    int start = cursor.mark();
    cursor.bump();
    Optional<TypeNode> key = cursor.at(TokenKind.COLON) ? Optional.empty() : Optional.of(type());
    cursor.expect(TokenKind.COLON);
    Optional<TypeNode> value =
        cursor.at(TokenKind.RIGHT_BRACE) ? Optional.empty() : Optional.of(type());
    cursor.expect(TokenKind.RIGHT_BRACE);
    return new TypeNode.DictType(cursor.newId(), cursor.since(start), key, value);
  }

  private TypeNode function() {
    int start = cursor.mark();
    cursor.bump();
    var parameters = new ArrayList<TypeNode>();
    while (!cursor.atEither(TokenKind.RIGHT_PAREN, TokenKind.EOF)) {
      parameters.add(type());
      cursor.accept(TokenKind.COMMA);
    }
    cursor.expect(TokenKind.RIGHT_PAREN);
    Optional<TypeNode> result =
        cursor.accept(TokenKind.ARROW) ? Optional.of(type()) : Optional.empty();
    return new TypeNode.Function(
        cursor.newId(), cursor.since(start), List.copyOf(parameters), result);
  }

  private TypeNode nothing() {
    cursor.expected(
        "any",
        "bool",
        "int",
        "float",
        "str",
        "True",
        "False",
        "identifier",
        "literal",
        "[",
        "{",
        ")");
    cursor.bump();
    return missing();
  }

  private TypeNode missing() {
    var here = cursor.here();
    return new TypeNode.Missing(cursor.newId(), here);
  }
}
