// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells whether two texts say the same, wherever in them it stands. */
final class TomlComparison {
  private TomlComparison() {}

  /**
   * Whether two {@code kcl.mod} differ in one dependency at most.
   *
   * @param keepsUnknown whether the keys of that dependency which mean nothing must be the same
   */
  static boolean isSameBut(String key, boolean keepsUnknown, TomlValue.Table a, TomlValue.Table b) {
    var inA = dependencies(a);
    var inB = dependencies(b);
    return isSame(a.values(), b.values(), Set.of(ModReader.DEPENDENCIES))
        && isSame(inA, inB, Set.of(key))
        && (!keepsUnknown || isSame(fields(inA, key), fields(inB, key), DependencyText.KEYS));
  }

  private static Map<String, TomlValue> dependencies(TomlValue.Table root) {
    return fields(root.values(), ModReader.DEPENDENCIES);
  }

  private static Map<String, TomlValue> fields(Map<String, TomlValue> values, String key) {
    return values.get(key) instanceof TomlValue.Table table ? table.values() : Map.of();
  }

  private static boolean isSame(
      Map<String, TomlValue> a, Map<String, TomlValue> b, Set<String> except) {
    var keys = new HashSet<>(a.keySet());
    keys.addAll(b.keySet());
    keys.removeAll(except);
    for (var key : keys) {
      if (!isSame(a.get(key), b.get(key))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(@Nullable TomlValue a, @Nullable TomlValue b) {
    if (a instanceof TomlValue.Table table && b instanceof TomlValue.Table other) {
      return isSame(table.values(), other.values(), Set.of());
    }
    if (a instanceof TomlValue.Items items && b instanceof TomlValue.Items other) {
      return isSame(items.values(), other.values());
    }
    if (a instanceof TomlValue.Text text && b instanceof TomlValue.Text other) {
      return text.value().equals(other.value());
    }
    if (a instanceof TomlValue.Flag flag && b instanceof TomlValue.Flag other) {
      return flag.value() == other.value();
    }
    return a instanceof TomlValue.Other value
        && b instanceof TomlValue.Other other
        && value.text().equals(other.text());
  }

  private static boolean isSame(List<TomlValue> a, List<TomlValue> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!isSame(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
