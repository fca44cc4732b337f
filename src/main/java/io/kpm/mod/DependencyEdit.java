// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes and removes a dependency where it stands in a {@code kcl.mod}, in whatever form. */
final class DependencyEdit {
  private final TomlOutline outline;
  private final TomlLines lines;
  private final List<String> path;
  private final TextPatch patch = new TextPatch();

  DependencyEdit(TomlOutline outline, TomlLines lines, String key) {
    this.outline = outline;
    this.lines = lines;
    this.path = List.of(ModReader.DEPENDENCIES, key);
  }

  /** The text in which the dependency says what is wanted. */
  String replaced(Dependency wanted) {
    Optional<TomlOutline.Entry> whole = whole();
    if (whole.isPresent()) {
      replaceValue(whole.get(), wanted);
    } else {
      replaceLines(wanted);
    }
    return lines.patched(patch);
  }

  /**
   * The text without the dependency. Comments on lines of their own stay, and so does the table,
   * even if nothing is left in it.
   */
  String removed() {
    var parts = outline.partsOf(path);
    if (parts.isEmpty()) {
      removeField();
    }
    for (var part : parts) {
      boolean isSection = part instanceof TomlOutline.Header;
      int start = lines.startOf(part.at());
      patch.remove(
          isSection && leavesBlankLine(part) ? lines.startOf(start - 1) : start,
          lines.behind(part.end()));
    }
    return lines.patched(patch);
  }

  /** The one assignment that says it all: on a line, or in {@code dependencies = { … }}. */
  private Optional<TomlOutline.Entry> whole() {
    Optional<TomlOutline.Entry> entry = outline.entry(path);
    if (entry.isPresent()) {
      return entry;
    }
    for (var field : inBraces()) {
      if (field.name().equals(path.get(1))) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private List<TomlOutline.Entry> inBraces() {
    Optional<TomlOutline.Entry> braces = outline.entry(path.subList(0, 1));
    return braces.isPresent() ? braces.get().fields() : List.of();
  }

  private void replaceValue(TomlOutline.Entry entry, Dependency wanted) {
    var fields = DependencyText.fields(wanted);
    var kept = new ArrayList<String>();
    var known = new HashSet<String>();
    for (var field : entry.fields()) {
      if (DependencyText.KEYS.contains(field.name())) {
        known.add(field.name());
      } else {
        kept.add(lines.between(field.at(), field.end()));
      }
    }
    if (!known.isEmpty() && known.equals(fields.keySet())) {
      replaceTexts(entry.fields(), fields);
    } else if (kept.isEmpty()) {
      patch.replace(entry.value().at(), entry.end(), DependencyText.value(wanted));
    } else {
      patch.replace(entry.value().at(), entry.end(), table(fields, kept));
    }
  }

  private static String table(Map<String, String> fields, List<String> kept) {
    var assignments = new ArrayList<String>();
    for (var field : fields.entrySet()) {
      assignments.add(DependencyText.assignment(field));
    }
    assignments.addAll(kept);
    return DependencyText.table(assignments);
  }

  private void replaceTexts(List<TomlOutline.Entry> entries, Map<String, String> fields) {
    for (var entry : entries) {
      var wanted = fields.get(entry.name());
      if (wanted != null && !isText(entry.value(), wanted)) {
        patch.replace(entry.value().at(), entry.end(), TomlWriter.text(wanted));
      }
    }
  }

  private static boolean isText(TomlValue value, String expected) {
    return value instanceof TomlValue.Text text && text.value().equals(expected);
  }

  /** Lines under {@code [dependencies.k]}, or lines {@code k.tag = "1"}. */
  private void replaceLines(Dependency wanted) {
    var present = knownLines();
    var missing = new LinkedHashMap<>(DependencyText.fields(wanted));
    for (var line : present) {
      if (missing.remove(line.name()) == null) {
        patch.remove(lines.startOf(line.at()), lines.behind(line.end()));
      }
    }
    replaceTexts(present, DependencyText.fields(wanted));
    var last = present.get(present.size() - 1);
    var keys = last.keys();
    var start = lines.indentOf(last.at())
        + lines.between(last.at(), keys.get(keys.size() - 1).at());
    for (var field : missing.entrySet()) {
      patch.insert(
          lines.behind(last.end()),
          start + DependencyText.assignment(field) + lines.breakOf(last.end()));
    }
  }

  private List<TomlOutline.Entry> knownLines() {
    var known = new ArrayList<TomlOutline.Entry>();
    for (var part : outline.partsOf(path)) {
      if (part instanceof TomlOutline.Entry entry
          && entry.path().size() == path.size() + 1
          && DependencyText.KEYS.contains(entry.name())) {
        known.add(entry);
      }
    }
    return known;
  }

  /** Takes an assignment out of {@code dependencies = { … }}, with one comma. */
  private void removeField() {
    var fields = inBraces();
    int at = fields.indexOf(whole().orElseThrow());
    int start = fields.get(at).at();
    int end = fields.get(at).end();
    if (at > 0) {
      start = fields.get(at - 1).end();
    } else if (fields.size() > 1) {
      end = fields.get(1).at();
    } else {
      var braces = outline.entry(path.subList(0, 1)).orElseThrow();
      start = braces.value().at() + 1;
      end = braces.end() - 1;
    }
    patch.remove(start, end);
  }

  /** Whether a removed section would leave one blank line too many: that above it. */
  private boolean leavesBlankLine(TomlOutline.Part header) {
    var parts = outline.parts();
    int next = parts.indexOf(header) + 1;
    var concerned = outline.partsOf(path);
    while (next < parts.size() && concerned.contains(parts.get(next))) {
      next++;
    }
    int behind = lines.behind(parts.get(next - 1).end());
    boolean endsHere = behind == lines.end() || lines.isBlankLine(behind);
    return endsHere && lines.isBelowBlankLine(lines.startOf(header.at()));
  }
}
