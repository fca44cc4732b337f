// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of a TOML text and where its headers and assignments stand; all places are offsets.
 *
 * @param parts headers and the assignments on lines of their own, in the order of the text
 */
record TomlOutline(TomlValue.Table root, List<Part> parts) {
  TomlOutline {
    parts = List.copyOf(parts);
  }

  /** Something with a path that stands at the beginning of a line. */
  sealed interface Part {
    /** The names from the root on. */
    List<String> path();

    int at();

    /** Behind the last character, without blanks and comment. */
    int end();
  }

  /** {@code [a.b]} or {@code [[a.b]]} */
  record Header(List<String> path, int at, int end) implements Part {}

  /**
   * {@code a.b = value}
   *
   * @param table the path of the header above
   * @param keys the parts of the key
   * @param fields the assignments in the braces, if the value is a table
   */
  record Entry(List<String> table, List<Key> keys, TomlValue value, int end, List<Entry> fields)
      implements Part {
    Entry {
      keys = List.copyOf(keys);
      fields = List.copyOf(fields);
    }

    @Override
    public List<String> path() {
      var path = new ArrayList<>(table);
      path.addAll(names(keys));
      return path;
    }

    @Override
    public int at() {
      return keys.get(0).at();
    }

    /** The last part of the key. */
    String name() {
      return keys.get(keys.size() - 1).name();
    }
  }

  /** One part of a key with dots. */
  record Key(int at, String name) {}

  /** The names of a key. */
  static List<String> names(List<Key> keys) {
    var names = new ArrayList<String>();
    for (var key : keys) {
      names.add(key.name());
    }
    return names;
  }

  /** The assignments on lines directly under the header of that path; the root has none. */
  List<Entry> entriesUnder(List<String> table) {
    var entries = new ArrayList<Entry>();
    for (var part : parts) {
      if (part instanceof Entry entry && entry.table().equals(table)) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** The first header whose path begins with these names. */
  Optional<Header> header(List<String> prefix) {
    for (var part : parts) {
      if (part instanceof Header header && begins(header.path(), prefix)) {
        return Optional.of(header);
      }
    }
    return Optional.empty();
  }

  /** The headers and lines of a table, and of all that is in it. */
  List<Part> partsOf(List<String> prefix) {
    var found = new ArrayList<Part>();
    for (var part : parts) {
      if (begins(part.path(), prefix)) {
        found.add(part);
      }
    }
    return found;
  }

  /** The assignment on a line of its own that gives all of this path its value. */
  Optional<Entry> entry(List<String> path) {
    for (var part : parts) {
      if (part instanceof Entry entry && entry.path().equals(path)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private static boolean begins(List<String> path, List<String> prefix) {
    return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
  }
}
