// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import java.util.List;

/** An item of a list literal: an {@link Expr}, {@code *splice}, or a choice between items. */
public sealed interface Item extends Node permits Expr, Item.Splice, Item.If {
  /** {@code *value} */
  record Splice(int id, Span span, Expr value) implements Item {}

  /** {@code if a: x elif b: y else: z}; no branch but the last may be empty. */
  record If(int id, Span span, List<Branch> branches, List<Item> otherwise) implements Item {
    public If {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** {@code if condition: items} */
  record Branch(Expr condition, List<Item> items) {
    public Branch {
      items = List.copyOf(items);
    }
  }
}
