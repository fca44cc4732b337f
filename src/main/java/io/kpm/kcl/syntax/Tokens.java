// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.SourceFile;
import io.kpm.kcl.source.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The tokens of a file side by side in arrays, which large files need; the last one is EOF. */
final class Tokens {
  private static final int FIRST_CAPACITY = 64;

  private final SourceFile file;
  private TokenKind[] kinds = new TokenKind[FIRST_CAPACITY];
  private int[] starts = new int[FIRST_CAPACITY];
  private int[] ends = new int[FIRST_CAPACITY];
  private int[] lines = new int[FIRST_CAPACITY];
  private int[] columns = new int[FIRST_CAPACITY];
  private @Nullable Object[] values = new Object[FIRST_CAPACITY];
  private int size;

  Tokens(SourceFile file) {
    this.file = file;
  }

  /**
   * Adds a token from {@code start} to {@code end}, whose first character is at line and column.
   */
  void add(TokenKind kind, int start, int end, int line, int column) {
    if (size == kinds.length) {
      grow();
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    lines[size] = line;
    columns[size] = column;
    size++;
  }

  /**
   * Gives the token added last its value: the text of a name, the evaluated text of a string, the
   * {@link NumberText} of a number, the surplus of blanks of an ill-placed DEDENT.
   */
  void setLastValue(Object value) {
    values[size - 1] = value;
  }

  int size() {
    return size;
  }

  SourceFile file() {
    return file;
  }

  TokenKind kind(int index) {
    return kinds[index];
  }

  @Nullable
  Object value(int index) {
    return values[index];
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  Span span(int index) {
    return new Span(file, starts[index], ends[index], lines[index], columns[index]);
  }

  /** From the start of one token to the end of another; if that lies before it, nothing at all. */
  Span span(int first, int last) {
    int end = Math.max(starts[first], ends[last]);
    return new Span(file, starts[first], end, lines[first], columns[first]);
  }

  private void grow() {
    int capacity = size * 2;
    kinds = Arrays.copyOf(kinds, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    lines = Arrays.copyOf(lines, capacity);
    columns = Arrays.copyOf(columns, capacity);
    values = Arrays.copyOf(values, capacity);
  }
}
