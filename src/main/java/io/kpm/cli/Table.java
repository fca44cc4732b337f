// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of texts as lines, each column as wide as its widest text. */
final class Table {
  private static final int GAP = 2;

  private final List<List<String>> rows = new ArrayList<>();

  /** Starts a table with the titles of its columns. */
  Table(String... titles) {
    rows.add(List.of(titles));
  }

  /** Adds a row; it has as many texts as there are titles. */
  void add(String... texts) {
    rows.add(List.of(texts));
  }

  /** The titles, then the rows, without blanks at their ends. */
  List<String> lines() {
    var widths = new int[rows.get(0).size()];
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    var lines = new ArrayList<String>();
    for (var row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + GAP));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
