// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import java.util.List;
import java.util.Optional;

/**
 * Adds a dependency to a {@code kcl.mod}: after the last one of {@code [dependencies]}; where there
 * is no such table, in one of its own before {@code [profile]}, else at the end.
 */
final class DependencyInsertion {
  private static final List<String> TABLE = List.of(ModReader.DEPENDENCIES);
  private static final List<String> PROFILE = List.of("profile");

  private final TomlOutline outline;
  private final TomlLines lines;
  private final String line;
  private final TextPatch patch = new TextPatch();

  DependencyInsertion(TomlOutline outline, TomlLines lines, Dependency wanted) {
    this.outline = outline;
    this.lines = lines;
    this.line = wanted.line();
  }

  /** The text with the dependency. */
  String added() {
    Optional<TomlOutline.Entry> braces = outline.entry(TABLE);
    Optional<TomlOutline.Header> header = header();
    Optional<TomlOutline.Entry> dotted = lastDotted();
    if (braces.isPresent()) {
      insertInto(braces.get());
    } else if (header.isPresent()) {
      insertUnder(header.get());
    } else if (dotted.isPresent()) {
      var keys = dotted.get().keys();
      insertBelow(dotted.get(), lines.between(keys.get(0).at(), keys.get(1).at()));
    } else {
      insertTable();
    }
    return lines.patched(patch);
  }

  private Optional<TomlOutline.Header> header() {
    for (var part : outline.parts()) {
      if (part instanceof TomlOutline.Header header && header.path().equals(TABLE)) {
        return Optional.of(header);
      }
    }
    return Optional.empty();
  }

  /** The last of the lines {@code dependencies.k = "1"} above all headers. */
  private Optional<TomlOutline.Entry> lastDotted() {
    Optional<TomlOutline.Entry> last = Optional.empty();
    for (var entry : outline.entriesUnder(List.of())) {
      if (entry.keys().get(0).name().equals(ModReader.DEPENDENCIES)) {
        last = Optional.of(entry);
      }
    }
    return last;
  }

  /** {@code dependencies = { a = "1" }} */
  private void insertInto(TomlOutline.Entry braces) {
    var fields = braces.fields();
    if (fields.isEmpty()) {
      patch.replace(braces.value().at(), braces.end(), "{ " + line + " }");
    } else {
      patch.insert(fields.get(fields.size() - 1).end(), ", " + line);
    }
  }

  private void insertUnder(TomlOutline.Header header) {
    var entries = outline.entriesUnder(TABLE);
    insertBelow(entries.isEmpty() ? header : entries.get(entries.size() - 1), "");
  }

  private void insertBelow(TomlOutline.Part part, String prefix) {
    patch.insert(
        lines.behind(part.end()),
        lines.indentOf(part.at()) + prefix + line + lines.breakOf(part.end()));
  }

  private void insertTable() {
    Optional<TomlOutline.Header> inner = outline.header(TABLE);
    Optional<TomlOutline.Header> next = inner.isPresent() ? inner : outline.header(PROFILE);
    int at = next.isPresent() ? aboveComments(next.get()) : lines.end();
    var lineBreak = lines.breakOf(at);
    boolean needsGap = at > lines.begin() && !lines.isBelowBlankLine(at);
    patch.insert(
        at,
        (needsGap ? lineBreak : "")
            + "[" + ModReader.DEPENDENCIES + "]" + lineBreak
            + line + lineBreak
            + (next.isPresent() ? lineBreak : ""));
  }

  /** The comments above a header belong to it, unless the line before goes on into them. */
  private int aboveComments(TomlOutline.Header header) {
    int before = outline.parts().indexOf(header) - 1;
    int limit =
        before < 0 ? lines.begin() : lines.behind(outline.parts().get(before).end());
    return lines.aboveComments(header.at(), limit);
  }
}
