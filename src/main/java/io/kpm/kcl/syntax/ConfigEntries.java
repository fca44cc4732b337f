// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.syntax.Entry.EntryOperator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order of entries that come from several configs. */
final class ConfigEntries {
  private ConfigEntries() {}

  /**
   * The entries with those of one plain key side by side, at the place of the first, and so on in
   * the configs that are their values. An entry with {@code =} throws away those of its key before
   * it.
   */
  static List<Entry> grouped(List<Entry> entries) {
    Map<Optional<String>, List<Entry>> groups = new LinkedHashMap<>();
    for (var entry : entries) {
      var key = plainKey(entry);
      var group = groups.get(key);
      if (group == null) {
        group = new ArrayList<>(1);
        groups.put(key, group);
      } else if (key.isPresent() && overrides(entry)) {
        group.clear();
      }
      group.add(groupedInside(entry));
    }
    var result = new ArrayList<Entry>(entries.size());
    for (var group : groups.values()) {
      result.addAll(group);
    }
    return result;
  }

  private static Optional<String> plainKey(Entry entry) {
    if (!(entry instanceof Entry.KeyValue pair)) {
      return Optional.empty();
    }
    if (pair.key() instanceof Entry.NameKey name) {
      return Optional.of(name.name());
    }
    return pair.key() instanceof Entry.TextKey text ? Optional.of(text.text()) : Optional.empty();
  }

  private static boolean overrides(Entry entry) {
    return entry instanceof Entry.KeyValue pair && pair.operator() == EntryOperator.OVERRIDE;
  }

  private static Entry groupedInside(Entry entry) {
    if (!(entry instanceof Entry.KeyValue pair)) {
      return entry;
    }
    if (pair.value() instanceof Expr.Config config) {
      return with(pair, with(config, grouped(config.entries())));
    }
    if (pair.value() instanceof Expr.SchemaInstance instance) {
      return with(pair, with(instance, grouped(instance.config().entries())));
    }
    return entry;
  }

  private static Entry with(Entry.KeyValue pair, Expr value) {
    return new Entry.KeyValue(pair.id(), pair.span(), pair.key(), pair.operator(), value);
  }

  private static Expr.Config with(Expr.Config config, List<Entry> entries) {
    return new Expr.Config(config.id(), config.span(), entries);
  }

  /** The instance with other entries in its config. */
  static Expr.SchemaInstance with(Expr.SchemaInstance instance, List<Entry> entries) {
    return new Expr.SchemaInstance(
        instance.id(),
        instance.span(),
        instance.schema(),
        instance.arguments(),
        with(instance.config(), entries));
  }
}
