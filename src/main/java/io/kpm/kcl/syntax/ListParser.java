// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists, their items, and the loops of comprehensions. */
final class ListParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  ListParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code "[" item_list "]"} or {@code "[" expr comp+ "]"} */
  Expr list() {
    int start = cursor.mark();
    cursor.bump();
    return afterBracket(start);
  }

  /** The rest of a list whose bracket, at {@code start}, has been passed. */
  Expr afterBracket(int start) {
    cursor.skipNewlines();
    cursor.skipIndentation();
    var items = List.<Item>of();
    var loops = List.<Loop>of();
    int firstItem = cursor.mark();
    if (cursor.enter()) {
      items = items();
      loops = loops();
    }
    cursor.leave();
    cursor.skipNewlines();
    cursor.skipIndentation();
    cursor.close(TokenKind.RIGHT_BRACKET);

    if (loops.isEmpty()) {
      return new Expr.ListLiteral(cursor.newId(), cursor.since(start), items);
    }
    if (items.size() > 1) {
      cursor.errorAt(
          firstItem, "multiple list comp clause expression found: expected 1, got " + items.size());
    }
    var element = element(items, firstItem);
    return new Expr.ListComprehension(cursor.newId(), cursor.since(start), element, loops);
  }

  private Expr element(List<Item> items, int firstItem) {
    if (items.isEmpty()) {
      cursor.errorAt(firstItem, "missing list comp clause expression");
      return grammar.expressions.missing();
    }
    if (items.get(0) instanceof Expr element) {
      return element;
    }
    cursor.compileErrorAt(firstItem, "list unpacking cannot be used in list comprehension");
    return grammar.expressions.missing();
  }

  private List<Item> items() {
    var items = new ArrayList<Item>();
    while (true) {
      int mark = cursor.mark();
      cursor.skipIndentation();
      if (isEnd()) {
        return items;
      }
      var item = item();
      if (item instanceof Expr.Missing && !items.isEmpty()) {
        cursor.expected(TokenKind.COMMA.text());
        cursor.bump();
      } else {
        items.add(item);
      }
      cursor.accept(TokenKind.COMMA);
      cursor.skipNewlines();
      if (items.size() > 1) {
        cursor.ensureProgress(mark);
      }
    }
  }

  private boolean isEnd() {
    return cursor.atEither(TokenKind.RIGHT_BRACKET, TokenKind.EOF) || cursor.at(TokenKind.FOR);
  }

  private Item item() {
    int start = cursor.mark();
    if (cursor.accept(TokenKind.STAR)) {
      var value = grammar.expressions.expression();
      return new Item.Splice(cursor.newId(), cursor.since(start), value);
    }
    return cursor.at(TokenKind.IF) ? choice() : grammar.expressions.expression();
  }

  private Item choice() {
    int start = cursor.mark();
    var branches = new ArrayList<Item.Branch>(1);
    boolean ownLines = false;
    do {
      cursor.bump();
      var condition = grammar.expressions.expression();
      cursor.expect(TokenKind.COLON);
      ownLines |= cursor.at(TokenKind.NEWLINE);
      branches.add(new Item.Branch(condition, block(ownLines)));
      cursor.skipNewlines();
    } while (cursor.at(TokenKind.ELIF));

    var otherwise = List.<Item>of();
    if (cursor.accept(TokenKind.ELSE)) {
      cursor.expect(TokenKind.COLON);
      otherwise = block(ownLines || cursor.at(TokenKind.NEWLINE));
    }
    return new Item.If(cursor.newId(), cursor.since(start), branches, otherwise);
  }

  /** One item on the line, or items on lines of their own. */
  private List<Item> block(boolean ownLines) {
    var items = List.<Item>of();
    if (cursor.enter()) {
      items = ownLines ? indentedItems() : List.of(item());
    }
    cursor.leave();
    return items;
  }

  private List<Item> indentedItems() {
    cursor.skipNewlines();
    cursor.expect(TokenKind.INDENT);
    var items = new ArrayList<Item>();
    while (true) {
      int mark = cursor.mark();
      cursor.checkDedent();
      if (cursor.atEither(TokenKind.DEDENT, TokenKind.EOF)) {
        break;
      }
      items.add(item());
      cursor.accept(TokenKind.COMMA);
      cursor.skipNewlines();
      cursor.ensureProgress(mark);
    }
    cursor.expect(TokenKind.DEDENT);
    return items;
  }

  /** {@code comp*} */
  List<Loop> loops() {
    var loops = new ArrayList<Loop>(0);
    while (cursor.at(TokenKind.FOR)) {
      loops.add(loop());
    }
    return loops;
  }

  private Loop loop() {
    int start = cursor.mark();
    cursor.bump();
    var variables = new ArrayList<Expr.Name>(2);
    variables.add(grammar.operands.name());
    while (cursor.accept(TokenKind.COMMA)) {
      if (cursor.at(TokenKind.IN) && cursor.peek(1) != TokenKind.IN) {
        break;
      }
      variables.add(grammar.operands.name());
    }
    cursor.expect(TokenKind.IN);
    var iterable = grammar.expressions.simple();
    cursor.skipNewlines();
    Optional<Expr> condition = cursor.accept(TokenKind.IF)
        ? Optional.of(grammar.expressions.expression())
        : Optional.empty();
    return new Loop(cursor.newId(), cursor.since(start), variables, iterable, condition);
  }
}
