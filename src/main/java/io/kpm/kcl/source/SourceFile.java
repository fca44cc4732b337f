// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text of one file under the name by which messages call it.
 *
 * <p>Offsets count {@code char}s from 0; lines and columns count from 1, columns in characters
 * (code points). A line ends with a line feed, which belongs to it; a carriage return before that
 * does too.
 */
public final class SourceFile {
  private static final int FIRST_CAPACITY = 256;

  private final String name;
  private final String text;
  private int @Nullable [] lineStarts;

  public SourceFile(String name, String text) {
    this.name = name;
    this.text = normalized(text);
  }

  private static String normalized(String text) {
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    if (text.indexOf('\r') >= 0) {
      return text.substring(start).replace("\r\n", "\n");
    }
    return text.substring(start);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** The number of lines, at least 1; a text that ends with a line feed ends with an empty line. */
  public int lineCount() {
    return lineStarts().length;
  }

  /** The line that holds {@code offset}, from 1. */
  public int lineAt(int offset) {
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of {@code offset} within its line, in characters from 1. */
  public int columnAt(int offset) {
    return text.codePointCount(lineStarts()[lineAt(offset) - 1], offset) + 1;
  }

  /**
   * The text of a line without its line end.
   *
   * @throws IndexOutOfBoundsException if there is no such line
   */
  public String line(int line) {
    int start = lineStarts()[line - 1];
    int end = text.indexOf('\n', start);
    return end < 0 ? text.substring(start) : text.substring(start, end);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Two threads that race here compute the same table, so the field needs no lock. */
  private int[] lineStarts() {
    var known = lineStarts;
    if (known == null) {
      known = findLineStarts();
      lineStarts = known;
    }
    return known;
  }

  private int[] findLineStarts() {
    var starts = new int[FIRST_CAPACITY];
    int count = 1;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = end + 1;
    }
    return Arrays.copyOf(starts, count);
  }
}
