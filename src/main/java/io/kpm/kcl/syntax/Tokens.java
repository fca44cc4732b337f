// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.SourceFile;
import io.kpm.kcl.source.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The tokens of a file side by side in arrays, which large files need; the last one is EOF. */
final class Tokens {
  private final SourceFile file;
  private TokenKind[] kinds;
  private int[] starts;
  private int[] ends;
  private int[] lines;
  private int[] columns;
  private @Nullable Object[] values;
  private int size;
  private int @Nullable [] closingBraces;

  /** No tokens yet, with room for about {@code expected} of them. */
  Tokens(SourceFile file, int expected) {
    int capacity = Math.max(4, expected);
    this.file = file;
    this.kinds = new TokenKind[capacity];
    this.starts = new int[capacity];
    this.ends = new int[capacity];
    this.lines = new int[capacity];
    this.columns = new int[capacity];
    this.values = new Object[capacity];
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

  /**
   * The token that closes the brace at {@code index}, or EOF. Braces of all tokens are matched at
   * the first call, so that nested ones cost no more.
   */
  int closingBrace(int index) {
    var matched = closingBraces;
    if (matched == null) {
      matched = matchBraces();
      closingBraces = matched;
    }
    return matched[index];
  }

  private int[] matchBraces() {
    var closing = new int[size];
    var open = new int[size];
    int depth = 0;
    for (int i = 0; i < size; i++) {
      closing[i] = size - 1;
      if (kinds[i] == TokenKind.LEFT_BRACE) {
        open[depth++] = i;
      } else if (kinds[i] == TokenKind.RIGHT_BRACE && depth > 0) {
        closing[open[--depth]] = i;
      }
    }
    return closing;
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
