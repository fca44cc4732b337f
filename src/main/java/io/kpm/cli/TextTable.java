// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns as wide as their widest cell, the last one without blanks behind it. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widths;

  /** A table with a line of headings. */
  TextTable(String... headings) {
    widths = new int[headings.length];
    add(headings);
  }

  /** Adds a line with as many cells as there are headings. */
  void add(String... cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], cells[i].codePointCount(0, cells[i].length()));
    }
    rows.add(List.of(cells));
  }

  /** All lines, the last line break included. */
  String text() {
    var out = new StringBuilder();
    for (var row : rows) {
      for (int i = 0; i < widths.length - 1; i++) {
        var cell = row.get(i);
        int missing = widths[i] - cell.codePointCount(0, cell.length());
        out.append(cell).append(" ".repeat(missing)).append(GAP);
      }
      out.append(row.get(widths.length - 1)).append('\n');
    }
    return out.toString();
  }
}
