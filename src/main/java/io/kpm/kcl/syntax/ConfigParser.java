// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.syntax.Entry.EntryOperator;
import java.util.ArrayList;
import java.util.List;

/** Configs and their entries. */
final class ConfigParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  ConfigParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code "{" entry_list "}"}; loops behind the entry of a schema instance are an error. */
  Expr.Config config() {
    int start = cursor.mark();
    var content = content();
    if (!content.loops().isEmpty()) {
      cursor.compileErrorAt(
          start, "Invalid schema config expr, expect config entries, e.g., {k1 = v1, k2 = v2}");
    }
    return new Expr.Config(cursor.newId(), cursor.since(start), content.entries());
  }

  /** {@code "{" entry_list "}"} or {@code "{" entry comp+ "}"} */
  Expr configOrComprehension() {
    int start = cursor.mark();
    var content = content();
    var entries = content.entries();
    if (content.loops().isEmpty()) {
      return new Expr.Config(cursor.newId(), cursor.since(start), entries);
    }
    if (entries.size() > 1) {
      cursor.errorAt(
          content.firstEntry(),
          "multiple config comp clause expression found: expected 1, got " + entries.size());
    }
    if (entries.isEmpty()) {
      cursor.errorAt(content.firstEntry(), "missing config comp clause expression");
    } else if (entries.get(0) instanceof Entry.KeyValue entry) {
      return new Expr.ConfigComprehension(
          cursor.newId(), cursor.since(start), entry, content.loops());
    } else {
      cursor.compileErrorAt(
          content.firstEntry(), "dict unpacking cannot be used in dict comprehension");
    }
    return new Expr.Config(cursor.newId(), cursor.since(start), entries);
  }

  private Content content() {
    cursor.bump();
    boolean ownLines = cursor.at(TokenKind.NEWLINE);
    if (ownLines) {
      cursor.skipNewlines();
      cursor.skipIndentation();
    }
    int firstEntry = cursor.mark();
    var content = new Content(List.of(), List.of(), firstEntry);
    if (cursor.enter()) {
      content = new Content(entries(ownLines), grammar.lists.loops(), firstEntry);
    }
    cursor.leave();
    if (cursor.mark() > firstEntry) {
      cursor.skipNewlines();
      cursor.skipIndentation();
    }
    cursor.close(TokenKind.RIGHT_BRACE);
    return content;
  }

  private List<Entry> entries(boolean ownLines) {
    var entries = new ArrayList<Entry>();
    while (true) {
      int mark = cursor.mark();
      if (!entries.isEmpty()) {
        cursor.skipIndentation();
      }
      if (isEnd(ownLines)) {
        return entries;
      }
      entries.add(entry(false));
      cursor.accept(TokenKind.COMMA);
      if (ownLines) {
        cursor.skipNewlines();
      }
      if (entries.size() > 1) {
        cursor.ensureProgress(mark);
      }
    }
  }

  private boolean isEnd(boolean ownLines) {
    return switch (cursor.kind()) {
      case RIGHT_BRACE, EOF, FOR -> true;
      case NEWLINE -> !ownLines;
      default -> false;
    };
  }

  /** One entry; in the block of an {@code if}, {@code **} takes a primary expression only. */
  private Entry entry(boolean inBlock) {
    int start = cursor.mark();
    if (cursor.accept(TokenKind.STAR_STAR)) {
      var value = inBlock ? grammar.expressions.primary() : grammar.expressions.expression();
      return new Entry.Unpack(cursor.newId(), cursor.since(start), value);
    }
    if (cursor.at(TokenKind.IF)) {
      return choice();
    }
    var key = grammar.expressions.expression();
    var operator = operator(inBlock);
    var value = grammar.expressions.expression();
    return new EntryKeys(cursor).entry(key, operator, value);
  }

  private EntryOperator operator(boolean inBlock) {
    var operator = switch (cursor.kind()) {
      case COLON -> EntryOperator.MERGE;
      case PLUS_ASSIGN -> EntryOperator.INSERT;
      default -> EntryOperator.OVERRIDE;
    };
    boolean missing = operator == EntryOperator.OVERRIDE && !cursor.at(TokenKind.ASSIGN);
    if (missing) {
      cursor.expected(":", "=", "+=");
    }
    if (!missing || !inBlock) {
      cursor.bump();
    }
    return operator;
  }

  private Entry choice() {
    int start = cursor.mark();
    cursor.bump();
    var branches = new ArrayList<Entry.Branch>(1);
    var condition = condition();
    branches.add(new Entry.Branch(condition, block(cursor.at(TokenKind.NEWLINE))));
    int end = cursor.last();
    cursor.skipNewlines();

    boolean ownLines = false;
    while (cursor.accept(TokenKind.ELIF)) {
      condition = condition();
      ownLines |= cursor.at(TokenKind.NEWLINE);
      branches.add(new Entry.Branch(condition, block(ownLines)));
      end = cursor.last();
    }
    cursor.skipNewlines();
    var otherwise = List.<Entry>of();
    if (cursor.accept(TokenKind.ELSE)) {
      cursor.expect(TokenKind.COLON);
      otherwise = block(cursor.at(TokenKind.NEWLINE));
      end = cursor.last();
    }
    cursor.accept(TokenKind.COMMA);
    cursor.skipNewlines();
    return new Entry.If(cursor.newId(), cursor.tokens().span(start, end), branches, otherwise);
  }

  private Expr condition() {
    var condition = grammar.expressions.expression();
    cursor.expect(TokenKind.COLON);
    return condition;
  }

  private List<Entry> block(boolean ownLines) {
    var entries = new ArrayList<Entry>();
    if (cursor.enter()) {
      if (ownLines) {
        readIndented(entries);
      } else if (!isBranchEnd()) {
        entries.add(entry(true));
      }
    }
    cursor.leave();
    return entries;
  }

  private void readIndented(List<Entry> entries) {
    cursor.skipNewlines();
    cursor.expect(TokenKind.INDENT);
    while (!cursor.at(TokenKind.EOF)) {
      int mark = cursor.mark();
      cursor.checkDedent();
      if (cursor.accept(TokenKind.DEDENT) || isBranchEnd()) {
        break;
      }
      entries.add(entry(true));
      cursor.ensureProgress(mark);
      cursor.accept(TokenKind.COMMA);
      cursor.skipNewlines();
    }
    cursor.skipNewlines();
  }

  private boolean isBranchEnd() {
    return cursor.atEither(TokenKind.ELIF, TokenKind.ELSE) || cursor.at(TokenKind.NEWLINE);
  }

  /** What stands between braces. */
  private record Content(List<Entry> entries, List<Loop> loops, int firstEntry) {}
}
