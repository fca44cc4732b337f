// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import java.util.List;

/**
 * An entry of a config. Nested keys are already unfolded: {@code a.b = 1} is read as {@code a: {b =
 * 1}}.
 */
public sealed interface Entry extends Node {
  /** {@code key: value}, {@code key = value} or {@code key += value} */
  record KeyValue(int id, Span span, Key key, EntryOperator operator, Expr value)
      implements Entry {}

  /** {@code **value} */
  record Unpack(int id, Span span, Expr value) implements Entry {}

  /** {@code if a: x: 1 elif b: x: 2 else: x: 3} */
  record If(int id, Span span, List<Branch> branches, List<Entry> otherwise) implements Entry {
    public If {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** {@code if condition: entries} */
  record Branch(Expr condition, List<Entry> entries) {
    public Branch {
      entries = List.copyOf(entries);
    }
  }

  /** The left side of an entry. */
  sealed interface Key extends Node {}

  /** {@code name}: literal text unless it is the variable of an enclosing loop. */
  record NameKey(int id, Span span, String name) implements Key {}

  /** {@code "text"} */
  record TextKey(int id, Span span, String text) implements Key {}

  /** {@code name[3]} or {@code name[-1]}: an element of the list {@code name}. */
  record ElementKey(int id, Span span, String name, long index) implements Key {}

  /** {@code "${name}"}, {@code (name)} or any other expression. */
  record ComputedKey(int id, Span span, Expr value) implements Key {}

  /** How an entry meets a value that is already there. */
  enum EntryOperator {
    /** {@code :} */
    MERGE(":"),
    /** {@code =} */
    OVERRIDE("="),
    /** {@code +=} */
    INSERT("+=");

    private final String text;

    EntryOperator(String text) {
      this.text = text;
    }

    /** The operator as it is written. */
    public String text() {
      return text;
    }
  }
}
