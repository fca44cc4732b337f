// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.load.LoadedPackage;
import io.kpm.kcl.load.Program;
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
  /** The method by which a program asks for instances. */
  static final String METHOD = "instances";

  private final boolean isRead;
  private final Map<String, List<Entry>> entries = new HashMap<>();

  /** A registry for a program, which keeps nothing if no text of it names {@link #METHOD}. */
  InstanceRegistry(Program program) {
    this.isRead = program.packages().values().stream()
        .flatMap(source -> source.modules().stream())
        .anyMatch(module -> module.file().text().contains(METHOD));
  }

  /** Adds a finished instance that code of {@code maker} asked for, to all its schemas. */
  void add(Instance instance, SchemaSymbol schema, String maker) {
    var base = isRead ? Optional.of(schema) : Optional.<SchemaSymbol>empty();
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
