// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.mod.InvalidTomlException.Kind;
import io.kpm.text.Foreign;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Reads TOML texts in two steps: this class checks the text and finds keys, tables and places;
 * toml4j then reads the values ({@link TomlLibrary}), and both must agree on each of them.
 *
 * <p>toml4j is a reader of TOML 0.4. What it cannot read right of TOML 1.0 is refused here, with
 * its place and how to write it instead; nothing is misread or dropped. Numbers and dates are kept
 * as they are written.
 */
final class TomlReader {
  // The limit `parseDepth` for all formats.
  private static final int MAX_DEPTH = 128;
  // toml4j copies the rest of a value for each item in it: an array of 16,384 characters takes it
  // 20 ms, one of four times that 400 ms.
  private static final int MAX_VALUE = 16_384;

  private final TomlText text;
  private final TomlStrings strings;
  private final TomlScalars scalars;
  private final TomlValue.Table root = TomlValue.Table.empty(0);
  private final List<Assigned> assigned = new ArrayList<>();
  private final List<TomlOutline.Part> parts = new ArrayList<>();

  // The path of the header above this place, and what stands in the braces around it.
  private List<String> section = List.of();
  private List<TomlOutline.Entry> fields = new ArrayList<>();

  // What may not be extended any more: by [table], by dotted keys, by anything.
  private final Set<TomlValue> headed = identitySet();
  private final Set<TomlValue> dotted = identitySet();
  private final Set<TomlValue> closed = identitySet();
  private final Set<TomlValue> tableArrays = identitySet();

  private TomlReader(String content) {
    this.text = new TomlText(content);
    this.strings = new TomlStrings(text);
    this.scalars = new TomlScalars(text);
  }

  /** The table that the text as a whole is, and where its parts stand. */
  static TomlOutline read(String content) throws InvalidTomlException {
    var reader = new TomlReader(content);
    reader.lines();
    if (!reader.isPlain()) {
      reader.readValues();
    }
    return new TomlOutline(reader.root, reader.parts);
  }

  /**
   * Whether the text is empty or has nothing but {@code [package]} with strings that stand for
   * themselves. Then there is nothing to interpret, and toml4j, which takes 15 ms to start, is not
   * even loaded: most programs that are only run are of this kind.
   */
  private boolean isPlain() {
    var about = root.values().get("package");
    for (var value : assigned) {
      boolean plain = value.table() == about
          && value.value() instanceof TomlValue.Text string
          && value.written().equals('"' + string.value() + '"');
      if (!plain) {
        return false;
      }
    }
    return root.values().size() == (about instanceof TomlValue.Table ? 1 : 0);
  }

  private void readValues() throws InvalidTomlException {
    var library = new TomlLibrary(text);
    for (var value : assigned) {
      var read = library.read(value.written(), value.value());
      value.table().values().put(value.key(), read);
    }
  }

  private void lines() throws InvalidTomlException {
    var current = root;
    for (text.skipLines(); !text.isAtEnd(); text.skipLines()) {
      if (text.isAt("[[")) {
        current = arrayHeader();
      } else if (text.peek() == '[') {
        current = tableHeader();
      } else {
        statement(current);
      }
      text.expectLineEnd();
    }
  }

  /** {@code [a.b]} */
  private TomlValue.Table tableHeader() throws InvalidTomlException {
    int start = text.at();
    text.advance(1);
    var path = key();
    text.expect(']');
    addHeader(path, start);
    var parent = headerParent(path);
    var last = path.get(path.size() - 1);
    var existing = parent.values().get(last.name());
    if (existing == null) {
      var table = TomlValue.Table.empty(start);
      parent.values().put(last.name(), table);
      headed.add(table);
      return table;
    }
    if (!(existing instanceof TomlValue.Table table)
        || !headed.add(table)
        || dotted.contains(table)
        || closed.contains(table)) {
      throw duplicate(last);
    }
    return table;
  }

  /** {@code [[a.b]]} */
  private TomlValue.Table arrayHeader() throws InvalidTomlException {
    int start = text.at();
    text.advance(2);
    var path = key();
    if (!text.isAt("]]")) {
      throw text.invalid("unexpected " + text.here() + ", expected `]]`");
    }
    text.advance(2);
    addHeader(path, start);
    var parent = headerParent(path);
    var last = path.get(path.size() - 1);
    var existing = parent.values().get(last.name());
    if (existing == null) {
      existing = TomlValue.Items.empty(start);
      tableArrays.add(existing);
      parent.values().put(last.name(), existing);
    }
    if (!(existing instanceof TomlValue.Items items) || !tableArrays.contains(items)) {
      throw duplicate(last);
    }
    var table = TomlValue.Table.empty(start);
    headed.add(table);
    items.values().add(table);
    return table;
  }

  private void addHeader(List<TomlOutline.Key> path, int start) {
    section = TomlOutline.names(path);
    parts.add(new TomlOutline.Header(section, start, text.at()));
  }

  /** The table that has the last part of a header's path; made where it is missing. */
  private TomlValue.Table headerParent(List<TomlOutline.Key> path) throws InvalidTomlException {
    var table = root;
    for (var part : path.subList(0, path.size() - 1)) {
      var next = table.values().get(part.name());
      if (next instanceof TomlValue.Items items && tableArrays.contains(items)) {
        next = items.values().get(items.values().size() - 1);
      }
      if (next == null) {
        next = TomlValue.Table.empty(part.at());
        table.values().put(part.name(), next);
      }
      if (!(next instanceof TomlValue.Table found) || closed.contains(found)) {
        throw duplicate(part);
      }
      table = found;
    }
    return table;
  }

  /** {@code a.b = value} on a line. */
  private void statement(TomlValue.Table target) throws InvalidTomlException {
    var path = key();
    var table = target;
    for (var part : path.subList(0, path.size() - 1)) {
      table = dottedTable(table, part);
    }
    var last = path.get(path.size() - 1);
    var entry = assignment(table, path, path.size());
    parts.add(entry);
    var value = entry.value();
    var written = text.withoutComments(value.at());
    if (written.length() > MAX_VALUE) {
      throw text.failure(
          Kind.LIMIT, value.at(), "a value of more than " + MAX_VALUE + " characters");
    }
    assigned.add(new Assigned(table, last.name(), value, written));
  }

  /** {@code = value} after a key, of which the last part belongs to the table. */
  private TomlOutline.Entry assignment(TomlValue.Table table, List<TomlOutline.Key> path, int depth)
      throws InvalidTomlException {
    text.expect('=');
    text.skipBlanks();
    var key = path.get(path.size() - 1);
    if (table.values().containsKey(key.name())) {
      throw duplicate(key);
    }
    var outer = fields;
    fields = new ArrayList<>();
    var value = value(depth + 1);
    var inner = value instanceof TomlValue.Table ? fields : List.<TomlOutline.Entry>of();
    fields = outer;
    table.values().put(key.name(), value);
    return new TomlOutline.Entry(section, path, value, text.at(), inner);
  }

  private TomlValue.Table dottedTable(TomlValue.Table table, TomlOutline.Key part)
      throws InvalidTomlException {
    var next = table.values().get(part.name());
    if (next == null) {
      var made = TomlValue.Table.empty(part.at());
      dotted.add(made);
      table.values().put(part.name(), made);
      return made;
    }
    if (!(next instanceof TomlValue.Table found) || !dotted.contains(found)) {
      throw duplicate(part);
    }
    return found;
  }

  private TomlValue value(int depth) throws InvalidTomlException {
    if (depth > MAX_DEPTH) {
      throw text.failure(Kind.LIMIT, text.at(), "nested more than " + MAX_DEPTH + " deep");
    }
    int start = text.at();
    return switch (text.peek()) {
      case '"', '\'' -> new TomlValue.Text(start, strings.any());
      case '[' -> array(depth);
      case '{' -> inlineTable(depth);
      default -> scalars.next();
    };
  }

  private TomlValue array(int depth) throws InvalidTomlException {
    var items = TomlValue.Items.empty(text.at());
    text.advance(1);
    text.skipLines();
    while (!text.skip(']')) {
      addItem(items, value(depth + 1));
      text.skipLines();
      if (!text.skip(',') && text.peek() != ']') {
        throw text.invalid("unexpected " + text.here() + ", expected `,` or `]`");
      }
      text.skipLines();
    }
    return items;
  }

  /** toml4j has arrays of one kind of values only, as TOML 0.4 has. */
  private void addItem(TomlValue.Items items, TomlValue value) throws InvalidTomlException {
    var values = items.values();
    if (!values.isEmpty() && !values.get(0).kind().equals(value.kind())) {
      throw text.invalid(
          value.at(),
          value.kind() + " in an array that begins with " + values.get(0).kind()
              + "; write an array of one kind");
    }
    values.add(value);
  }

  private TomlValue inlineTable(int depth) throws InvalidTomlException {
    var table = TomlValue.Table.empty(text.at());
    text.advance(1);
    text.skipBlanks();
    if (!text.skip('}')) {
      assignments(table, depth);
    }
    closed.add(table);
    return table;
  }

  private void assignments(TomlValue.Table table, int depth) throws InvalidTomlException {
    do {
      fields.add(assignment(table, inlineKey(), depth));
      text.skipBlanks();
    } while (text.skip(','));
    if (!text.skip('}')) {
      throw text.invalid("unexpected " + text.here() + ", expected `,` or `}`");
    }
  }

  private List<TomlOutline.Key> inlineKey() throws InvalidTomlException {
    var path = key();
    if (path.size() > 1) {
      throw text.invalid(
          path.get(0).at(), "a key with a dot in an inline table; write the inner table in braces");
    }
    return path;
  }

  /** The parts of a key with dots; the blanks around it are taken too. */
  private List<TomlOutline.Key> key() throws InvalidTomlException {
    var parts = new ArrayList<TomlOutline.Key>();
    do {
      text.skipBlanks();
      parts.add(keyPart());
      text.skipBlanks();
      if (parts.size() > MAX_DEPTH) {
        throw text.failure(Kind.LIMIT, text.at(), "nested more than " + MAX_DEPTH + " deep");
      }
    } while (text.skip('.'));
    return parts;
  }

  private TomlOutline.Key keyPart() throws InvalidTomlException {
    int start = text.at();
    char first = text.peek();
    if (first == '"' || first == '\'') {
      return new TomlOutline.Key(start, strings.singleLine());
    }
    while (isBare(text.peek())) {
      text.advance(1);
    }
    if (text.at() == start) {
      throw text.invalid("unexpected " + text.here() + ", expected a key");
    }
    return new TomlOutline.Key(start, text.since(start));
  }

  /** Letters, digits, {@code _} and {@code -}: what a key needs no quotes for. */
  static boolean isBare(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  private InvalidTomlException duplicate(TomlOutline.Key key) {
    return text.failure(Kind.DUPLICATE, key.at(), Foreign.quote(key.name()) + " is defined twice");
  }

  private static Set<TomlValue> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** A value on the right of an equals sign: where it belongs, what it is, how it is written. */
  private record Assigned(TomlValue.Table table, String key, TomlValue value, String written) {}
}
