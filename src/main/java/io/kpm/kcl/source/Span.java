// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.source;

/**
 * A stretch of a file, with the line and column of its first character.
 *
 * @param start offset of the first {@code char}
 * @param end offset behind the last one
 * @param line line of {@code start}, from 1
 * @param column column of {@code start} in characters, from 1
 */
public record Span(SourceFile file, int start, int end, int line, int column) {
  /** The stretch from the start of this one to the end of {@code last}, in the same file. */
  public Span to(Span last) {
    return new Span(file, start, last.end, line, column);
  }

  /** The characters it covers. */
  public String text() {
    return file.text().substring(start, end);
  }

  /** The stretch as if its line began with it, for messages about the whole line. */
  public Span lineStart() {
    return new Span(file, start, end, line, 1);
  }

  /** Where a message about it points. */
  public Place place() {
    return new Place(file, line, column);
  }

  /** The place of the character behind it, for a stretch of one line. */
  public Place placeBehind() {
    return new Place(file, line, column + file.text().codePointCount(start, end));
  }
}
