// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import com.moandjiezana.toml.Toml;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as toml4j reads them, each at the place where {@link TomlReader} saw it. Loaded only for
 * texts that have something to interpret.
 */
final class TomlLibrary {
  private static final String KEY = "value";

  private final TomlText text;

  TomlLibrary(TomlText text) {
    this.text = text;
  }

  /**
   * Reads one value.
   *
   * @param written the text of the value
   * @param seen what the guard found there
   * @throws InvalidTomlException if toml4j cannot read it, or finds something else
   */
  TomlValue read(String written, TomlValue seen) throws InvalidTomlException {
    try {
      Map<String, Object> found = new Toml().read(KEY + " = " + written).toMap();
      if (found.size() == 1) {
        return value(seen, found.get(KEY));
      }
    } catch (IllegalStateException | NumberFormatException e) {
      // toml4j's way to refuse a text and a number; its line is the one of this value.
      throw disagreement(seen);
    }
    throw disagreement(seen);
  }

  private TomlValue value(TomlValue seen, @Nullable Object found) throws InvalidTomlException {
    if (seen instanceof TomlValue.Text string
        && found instanceof String value
        && value.equals(string.value())) {
      return new TomlValue.Text(seen.at(), value);
    }
    if (seen instanceof TomlValue.Flag flag
        && found instanceof Boolean value
        && value == flag.value()) {
      return new TomlValue.Flag(seen.at(), value);
    }
    if (seen instanceof TomlValue.Items items
        && found instanceof List<?> values
        && values.size() == items.values().size()) {
      return items(items, values);
    }
    if (seen instanceof TomlValue.Table table
        && found instanceof Map<?, ?> values
        && values.size() == table.values().size()) {
      return table(table, values);
    }
    if (seen instanceof TomlValue.Other other && isSame(other.text(), found)) {
      return other;
    }
    throw disagreement(seen);
  }

  private TomlValue items(TomlValue.Items seen, List<?> found) throws InvalidTomlException {
    var items = TomlValue.Items.empty(seen.at());
    for (int i = 0; i < found.size(); i++) {
      items.values().add(value(seen.values().get(i), found.get(i)));
    }
    return items;
  }

  /** toml4j leaves the quotes of a key on. */
  private TomlValue table(TomlValue.Table seen, Map<?, ?> found) throws InvalidTomlException {
    var table = TomlValue.Table.empty(seen.at());
    for (var entry : seen.values().entrySet()) {
      var key = entry.getKey();
      Object value = found.containsKey(key) ? found.get(key) : found.get('"' + key + '"');
      table.values().put(key, value(entry.getValue(), value));
    }
    return table;
  }

  private static boolean isSame(String written, @Nullable Object found) {
    if (found instanceof Date date) {
      return OffsetDateTime.parse(written).toInstant().equals(date.toInstant());
    }
    var digits = written.replace("_", "");
    if (found instanceof Long number) {
      return number == Long.parseLong(digits);
    }
    return found instanceof Double number && number == Double.parseDouble(digits);
  }

  private InvalidTomlException disagreement(TomlValue seen) {
    return text.invalid(
        seen.at(),
        seen.kind()
            + " in a form that kpm cannot read; write it plainly: strings on one line in one "
            + "pair of quotes, keys without quotes, numbers small and of one kind");
  }
}
