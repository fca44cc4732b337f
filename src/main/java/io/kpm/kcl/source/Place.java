// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.source;

/**
 * The point a message is about.
 *
 * @param line from 1
 * @param column in characters from 1, or {@link #NO_COLUMN}
 */
public record Place(SourceFile file, int line, int column) {
  /** The column of a message about a whole line, such as a failure at run time. */
  public static final int NO_COLUMN = 0;

  /** The same line without a column. */
  public Place wholeLine() {
    return new Place(file, line, NO_COLUMN);
  }
}
