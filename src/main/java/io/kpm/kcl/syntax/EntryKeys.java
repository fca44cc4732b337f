// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import io.kpm.kcl.syntax.Entry.EntryOperator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sorts the expressions on the left of entries into keys, and unfolds nested ones: {@code a.b.c =
 * v} becomes {@code a: {b: {c = v}}}.
 */
final class EntryKeys {
  private final TokenCursor cursor;

  EntryKeys(TokenCursor cursor) {
    this.cursor = cursor;
  }

  Entry.KeyValue entry(Expr key, EntryOperator operator, Expr value) {
    if (key instanceof Expr.Name name) {
      return nested(name, lastKey(name), operator, value);
    }
    var element = elementKey(key);
    if (element.isPresent()) {
      return nested(element.get().list(), element.get().key(), operator, value);
    }
    if (key instanceof Expr.StringLiteral text) {
      var textKey = new Entry.TextKey(cursor.newId(), text.span(), text.value());
      return pair(textKey, operator, value);
    }
    return pair(new Entry.ComputedKey(cursor.newId(), key.span(), key), operator, value);
  }

  private Entry.KeyValue nested(
      Expr.Name name, Entry.Key innermost, EntryOperator operator, Expr value) {
    var entry = pair(innermost, operator, value);
    int levels = name.tail().size();
    if (levels == 0 || !cursor.deepen(levels)) {
      return entry;
    }
    for (int i = levels - 2; i >= 0; i--) {
      entry = around(nameKey(name.tail().get(i)), entry);
    }
    return around(headKey(name), entry);
  }

  private Entry.KeyValue around(Entry.Key key, Entry.KeyValue inner) {
    var config = new Expr.Config(cursor.newId(), inner.span(), List.of(inner));
    return pair(key, EntryOperator.MERGE, config);
  }

  private Entry.KeyValue pair(Entry.Key key, EntryOperator operator, Expr value) {
    return new Entry.KeyValue(cursor.newId(), key.span().to(value.span()), key, operator, value);
  }

  private Entry.Key lastKey(Expr.Name name) {
    int last = name.tail().size() - 1;
    return last < 0 ? headKey(name) : nameKey(name.tail().get(last));
  }

  private Entry.Key nameKey(Word word) {
    return new Entry.NameKey(cursor.newId(), word.span(), word.text());
  }

  private Entry.Key headKey(Expr.Name name) {
    var span = name.span();
    int end = Math.min(span.end(), span.start() + name.head().length());
    var head = new Span(span.file(), span.start(), end, span.line(), span.column());
    return new Entry.NameKey(cursor.newId(), head, name.head());
  }

  /** {@code name[1]} or {@code a.name[-1]}. */
  private Optional<Element> elementKey(Expr key) {
    if (!(key instanceof Expr.Subscript subscript)
        || subscript.optional()
        || !(subscript.value() instanceof Expr.Name name)) {
      return Optional.empty();
    }
    var index = literalIndex(subscript.index());
    if (index.isEmpty()) {
      return Optional.empty();
    }
    var element = new Entry.ElementKey(cursor.newId(), key.span(), name.last(), index.getAsLong());
    return Optional.of(new Element(name, element));
  }

  private static OptionalLong literalIndex(Expr index) {
    if (index instanceof Expr.IntLiteral literal) {
      return OptionalLong.of(literal.value());
    }
    if (index instanceof Expr.Unary unary
        && unary.operator() == UnaryOperator.MINUS
        && unary.operand() instanceof Expr.IntLiteral literal) {
      return OptionalLong.of(-literal.value());
    }
    return OptionalLong.empty();
  }

  /** A key that means an element of a list, and the dotted name of that list. */
  private record Element(Expr.Name list, Entry.ElementKey key) {}
}
