// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.load.LoadedPackage;
import io.kpm.kcl.sema.SchemaSymbol;
import io.kpm.kcl.value.Instance;
import io.kpm.kcl.value.KclList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The instances made so far, by schema: what {@code S.instances()} tells. */
final class InstanceRegistry {
  private final Map<String, List<Entry>> entries = new HashMap<>();

  /** Adds a finished instance that code of {@code maker} asked for, to all its schemas. */
  void add(Instance instance, SchemaSymbol schema, String maker) {
    var base = Optional.of(schema);
    while (base.isPresent()) {
      add(base.get().fullName(), instance, maker);
      base = base.get().baseSymbol();
    }
  }

  private void add(String name, Instance instance, String maker) {
    var known = entries.get(name);
    if (known == null) {
      known = new ArrayList<>();
      entries.put(name, known);
    }
    known.add(new Entry(instance, maker));
  }

  /** The instances of a schema in order, those of other packages only if asked for. */
  KclList of(String fullName, boolean allPackages) {
    var list = new KclList();
    for (var entry : entries.getOrDefault(fullName, List.of())) {
      if (allPackages || entry.maker().equals(LoadedPackage.MAIN)) {
        list.add(entry.instance());
      }
    }
    return list;
  }

  private record Entry(Instance instance, String maker) {}
}
