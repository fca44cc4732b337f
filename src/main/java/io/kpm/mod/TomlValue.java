// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a TOML text; {@link #at} is the offset where it begins. */
sealed interface TomlValue {
  int at();

  /** What it is, for messages: {@code a string}. */
  String kind();

  /** {@code "text"}, in any of the four forms. */
  record Text(int at, String value) implements TomlValue {
    @Override
    public String kind() {
      return "a string";
    }
  }

  /** {@code true} */
  record Flag(int at, boolean value) implements TomlValue {
    @Override
    public String kind() {
      return "a boolean";
    }
  }

  /** A number or a date as it is written; nothing in our files has such values. */
  record Other(int at, String kind, String text) implements TomlValue {}

  /** {@code [1, 2]}, or the tables of {@code [[name]]}. */
  record Items(int at, List<TomlValue> values) implements TomlValue {
    static Items empty(int at) {
      return new Items(at, new ArrayList<>());
    }

    @Override
    public String kind() {
      return "an array";
    }
  }

  /**
   * {@code [name]}, {@code {a = 1}}, or what a dotted key implies; keys in the order of the text.
   */
  record Table(int at, Map<String, TomlValue> values) implements TomlValue {
    static Table empty(int at) {
      return new Table(at, new LinkedHashMap<>());
    }

    @Override
    public String kind() {
      return "a table";
    }
  }
}
