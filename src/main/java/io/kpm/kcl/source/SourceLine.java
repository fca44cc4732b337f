// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.source;

/**
 * A source line as it is shown: escaped, and of a long line only the part around a column.
 *
 * @param widthBeforeColumn the columns of a terminal that lie before the place
 */
record SourceLine(String text, int widthBeforeColumn) {
  /** Quoted source stays below 200 columns, marks of omission included. */
  private static final int MAX_CHARACTERS = 190;

  private static final int BEFORE_COLUMN = 100;

  static SourceLine around(Place place) {
    var line = place.file().line(place.line());
    int column = columnWithin(line, place.column());
    int characters = line.codePointCount(0, line.length());
    int first = characters <= MAX_CHARACTERS ? 0 : firstShown(column, characters);
    int last = Math.min(characters, first + MAX_CHARACTERS);

    var shown = new StringBuilder(first > 0 ? "…" : "");
    int width = shown.length();
    int widthBefore = width;
    int at = line.offsetByCodePoints(0, first);
    for (int i = first; i < last; i++) {
      int point = line.codePointAt(at);
      var text = DiagnosticRenderer.shown(point);
      if (i < column - 1) {
        widthBefore += text.codePointCount(0, text.length()) > 1 ? text.length() : width(point);
      }
      shown.append(text);
      at += Character.charCount(point);
    }
    return new SourceLine(shown.append(last < characters ? "…" : "").toString(), widthBefore);
  }

  /** A column past the end of the line is put on its last character. */
  private static int columnWithin(String line, int column) {
    int characters = line.codePointCount(0, line.length());
    return Math.max(1, Math.min(column, characters));
  }

  private static int firstShown(int column, int characters) {
    int wanted = Math.max(0, column - 1 - BEFORE_COLUMN);
    return Math.min(wanted, characters - MAX_CHARACTERS);
  }

  /** The columns of a character in a terminal; tabs count nothing, as in the reference. */
  private static int width(int point) {
    if (point == '\t') {
      return 0;
    }
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(point) ? 2 : 1;
  }

  // Unicode Standard Annex #11, East Asian Width: the blocks whose characters are wide
  private static boolean isWide(int point) {
    return (point >= 0x1100 && point <= 0x115F)
        || (point >= 0x2E80 && point <= 0x303E)
        || (point >= 0x3041 && point <= 0xA4CF)
        || (point >= 0xAC00 && point <= 0xD7A3)
        || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0xFE30 && point <= 0xFE6F)
        || (point >= 0xFF00 && point <= 0xFF60)
        || (point >= 0xFFE0 && point <= 0xFFE6)
        || (point >= 0x1F300 && point <= 0x1F64F)
        || (point >= 0x1F900 && point <= 0x1F9FF)
        || (point >= 0x20000 && point <= 0x3FFFD);
  }
}
