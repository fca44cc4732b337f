// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.mod.InvalidTomlException.Kind;
import io.kpm.text.Foreign;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Reads TOML 1.0 texts; numbers and dates are kept as they are written. */
final class TomlReader {
  // The limit `parseDepth` for all formats.
  private static final int MAX_DEPTH = 128;

  private final TomlText text;
  private final TomlStrings strings;
  private final TomlScalars scalars;
  private final TomlValue.Table root = TomlValue.Table.empty(0);

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

  /** The table that the text as a whole is. */
  static TomlValue.Table read(String content) throws InvalidTomlException {
    var reader = new TomlReader(content);
    reader.lines();
    return reader.root;
  }

  private void lines() throws InvalidTomlException {
    var current = root;
    for (text.skipLines(); !text.isAtEnd(); text.skipLines()) {
      if (text.isAt("[[")) {
        current = arrayHeader();
      } else if (text.peek() == '[') {
        current = tableHeader();
      } else {
        assignment(current, 1);
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

  /** The table that has the last part of a header's path; made where it is missing. */
  private TomlValue.Table headerParent(List<Key> path) throws InvalidTomlException {
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

  /** {@code a.b = value} in a table. */
  private void assignment(TomlValue.Table target, int depth) throws InvalidTomlException {
    var path = key();
    text.expect('=');
    text.skipBlanks();
    var table = target;
    for (var part : path.subList(0, path.size() - 1)) {
      table = dottedTable(table, part);
    }
    var last = path.get(path.size() - 1);
    if (table.values().containsKey(last.name())) {
      throw duplicate(last);
    }
    table.values().put(last.name(), value(depth + path.size()));
  }

  private TomlValue.Table dottedTable(TomlValue.Table table, Key part) throws InvalidTomlException {
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
      throw text.failure(Kind.TOO_DEEP, text.at(), "nested more than " + MAX_DEPTH + " deep");
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
      items.values().add(value(depth + 1));
      text.skipLines();
      if (!text.skip(',') && text.peek() != ']') {
        throw text.invalid("unexpected " + text.here() + ", expected `,` or `]`");
      }
      text.skipLines();
    }
    return items;
  }

  private TomlValue inlineTable(int depth) throws InvalidTomlException {
    var table = TomlValue.Table.empty(text.at());
    text.advance(1);
    text.skipBlanks();
    if (!text.skip('}')) {
      assignments(table, depth);
    }
    close(table);
    return table;
  }

  private void assignments(TomlValue.Table table, int depth) throws InvalidTomlException {
    do {
      text.skipBlanks();
      assignment(table, depth);
      text.skipBlanks();
    } while (text.skip(','));
    if (!text.skip('}')) {
      throw text.invalid("unexpected " + text.here() + ", expected `,` or `}`");
    }
  }

  /** Nothing can be added to an inline table from outside, nor to those that it implies. */
  private void close(TomlValue.Table table) {
    closed.add(table);
    for (var value : table.values().values()) {
      if (value instanceof TomlValue.Table inner && dotted.remove(inner)) {
        close(inner);
      }
    }
  }

  /** The parts of a key with dots; the blanks around it are taken too. */
  private List<Key> key() throws InvalidTomlException {
    var parts = new ArrayList<Key>();
    do {
      text.skipBlanks();
      parts.add(keyPart());
      text.skipBlanks();
      if (parts.size() > MAX_DEPTH) {
        throw text.failure(Kind.TOO_DEEP, text.at(), "nested more than " + MAX_DEPTH + " deep");
      }
    } while (text.skip('.'));
    return parts;
  }

  private Key keyPart() throws InvalidTomlException {
    int start = text.at();
    char first = text.peek();
    if (first == '"' || first == '\'') {
      return new Key(start, strings.singleLine());
    }
    while (isBare(text.peek())) {
      text.advance(1);
    }
    if (text.at() == start) {
      throw text.invalid("unexpected " + text.here() + ", expected a key");
    }
    return new Key(start, text.since(start));
  }

  /** Letters, digits, {@code _} and {@code -}: what a key needs no quotes for. */
  static boolean isBare(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  private InvalidTomlException duplicate(Key key) {
    return text.failure(Kind.DUPLICATE, key.at(), Foreign.quote(key.name()) + " is defined twice");
  }

  private static Set<TomlValue> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private record Key(int at, String name) {}
}
