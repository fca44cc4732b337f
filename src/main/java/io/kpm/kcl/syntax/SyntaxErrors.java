// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Diagnostic;
import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.Place;
import io.kpm.kcl.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** The errors of one file in the order of discovery; it takes a bounded number of them. */
final class SyntaxErrors {
  /** No one reads more; a file of noise has millions. */
  private static final int MAX_ERRORS = 1000;

  private final SourceFile file;
  private final List<Diagnostic> found = new ArrayList<>();
  private boolean closed;

  SyntaxErrors(SourceFile file) {
    this.file = file;
  }

  /** Reports at a line and column; an error in the first column is about the whole line. */
  void add(int line, int column, String text) {
    int shown = column == 1 ? Place.NO_COLUMN : column;
    add(DiagnosticKind.INVALID_SYNTAX, new Place(file, line, shown), text);
  }

  void addCompileError(Place place, String text) {
    add(DiagnosticKind.COMPILE, place, text);
  }

  private void add(DiagnosticKind kind, Place place, String text) {
    if (isFull()) {
      return;
    }
    found.add(Diagnostic.of(kind, place, text));
    if (found.size() == MAX_ERRORS) {
      close();
      found.add(Diagnostic.of(
          DiagnosticKind.INVALID_SYNTAX,
          place.wholeLine(),
          "more than " + MAX_ERRORS + " syntax errors, the rest is not read"));
    }
  }

  /** Takes no more errors: what follows would only be the consequence of the last one. */
  void close() {
    closed = true;
  }

  /** Whether going on is of no use. */
  boolean isFull() {
    return closed;
  }

  List<Diagnostic> found() {
    return List.copyOf(found);
  }
}
