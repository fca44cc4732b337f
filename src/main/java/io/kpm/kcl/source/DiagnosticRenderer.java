// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.source;

import io.kpm.text.Foreign;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Diagnostics as text, each message with the line it is about:
 *
 * <pre>
 * error[E2G22]: TypeError
 *  --&gt; /dir/main.k:2:5
 *   |
 * 2 | b = 1 + None
 *   |     ^ message
 *   |
 * </pre>
 */
public final class DiagnosticRenderer {
  /** A line of a message is cut behind this many characters: values in it may be of any size. */
  private static final int MAX_MESSAGE_LINE = 1000;

  /** Nobody reads more of them, and each may take some hundred bytes. */
  private static final int MAX_DIAGNOSTICS = 100;

  private final StringBuilder out = new StringBuilder();

  private DiagnosticRenderer() {}

  /**
   * The first diagnostics in their order, equal ones once, with blank lines between them, and how
   * many more there are. Characters that a terminal might obey are escaped; the text ends with a
   * line end unless it is empty.
   */
  public static String render(List<Diagnostic> diagnostics) {
    var renderer = new DiagnosticRenderer();
    var distinct = List.copyOf(new LinkedHashSet<>(diagnostics));
    for (var diagnostic : distinct.subList(0, Math.min(distinct.size(), MAX_DIAGNOSTICS))) {
      renderer.diagnostic(diagnostic);
    }
    if (distinct.size() > MAX_DIAGNOSTICS) {
      int more = distinct.size() - MAX_DIAGNOSTICS;
      renderer
          .out
          .append("\n… and ")
          .append(more)
          .append(more == 1 ? " more error\n" : " more errors\n");
    }
    return renderer.out.toString();
  }

  private void diagnostic(Diagnostic diagnostic) {
    if (out.length() > 0) {
      out.append('\n');
    }
    var kind = diagnostic.kind();
    out.append("error[").append(kind.code()).append("]: ");
    boolean placed = diagnostic.messages().get(0).place().isPresent();
    if (placed) {
      out.append(kind.title()).append('\n');
    }
    for (var message : diagnostic.messages()) {
      message(message);
    }
    for (var suggestion : diagnostic.suggestions()) {
      out.append("suggestion: ");
      lines(suggestion);
    }
  }

  private void message(Diagnostic.Message message) {
    if (message.place().isPresent()) {
      snippet(message.place().get(), message.text());
    } else {
      lines(message.text());
    }
    if (message.note().isPresent()) {
      out.append("note: ");
      lines(message.note().get());
    }
  }

  private void snippet(Place place, String text) {
    var number = Integer.toString(place.line());
    var gutter = " ".repeat(number.length());
    int shownColumn = Math.max(1, place.column());
    out.append(gutter).append("--> ");
    escape(place.file().name());
    out.append(':').append(number).append(':').append(shownColumn).append('\n');
    out.append(gutter).append(" |\n").append(number).append(" | ");
    var line = SourceLine.around(place);
    out.append(line.text()).append('\n').append(gutter).append(" | ");
    if (place.column() == Place.NO_COLUMN) {
      out.append(' ');
    } else {
      out.append(" ".repeat(line.widthBeforeColumn())).append("^ ");
    }
    lines(text);
    out.append(gutter).append(" |\n");
  }

  private void lines(String text) {
    int start = 0;
    while (true) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      int cut = Math.min(end, start + MAX_MESSAGE_LINE);
      escape(text.substring(start, cut));
      out.append(cut < end ? "…\n" : "\n");
      if (newline < 0) {
        return;
      }
      start = newline + 1;
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      out.append(shown(point));
      i += Character.charCount(point);
    }
  }

  /** The character, or its escape if a terminal might obey it; tabs stay. */
  static String shown(int point) {
    boolean harmless = point == '\t' || !Foreign.isUnsafe(point);
    var character = Character.toString(point);
    return harmless ? character : Foreign.escape(character);
  }
}
