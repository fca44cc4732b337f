// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names of a file, each as one string however often it occurs; it knows which are keywords. */
final class NameTable {
  private static final int FIRST_CAPACITY = 256;

  private @Nullable Name[] slots = new Name[FIRST_CAPACITY];
  private int size;

  NameTable() {
    for (var kind : TokenKind.values()) {
      if (kind.isName() && kind != TokenKind.NAME) {
        insert(new Name(kind.text(), kind, kind.text().hashCode()));
      }
    }
  }

  /** The name that stands between two offsets of a text. */
  Name at(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int mask = slots.length - 1;
    for (int i = slot(hash, mask); ; i = (i + 1) & mask) {
      var found = slots[i];
      if (found == null) {
        var added = new Name(text.substring(start, end), TokenKind.NAME, hash);
        insert(added);
        return added;
      }
      if (found.hash() == hash && found.isAt(text, start, end)) {
        return found;
      }
    }
  }

  private void insert(Name name) {
    if (++size * 2 > slots.length) {
      var old = slots;
      slots = Arrays.copyOf(new Name[0], old.length * 2);
      for (var moved : old) {
        if (moved != null) {
          put(moved);
        }
      }
    }
    put(name);
  }

  private void put(Name name) {
    int mask = slots.length - 1;
    int i = slot(name.hash(), mask);
    while (slots[i] != null) {
      i = (i + 1) & mask;
    }
    slots[i] = name;
  }

  private static int slot(int hash, int mask) {
    return (hash ^ (hash >>> 15)) & mask;
  }

  /**
   * One name.
   *
   * @param hash {@link String#hashCode()} of the text
   */
  record Name(String text, TokenKind kind, int hash) {
    private boolean isAt(String source, int start, int end) {
      return text.length() == end - start && source.startsWith(text, start);
    }
  }
}
