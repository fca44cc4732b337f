// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.type.DictType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.type.TypeRelation;
import java.util.LinkedHashMap;
import java.util.List;

/** The types of dicts that are merged. */
final class Dicts {
  private Dicts() {}

  /** The type of a value into which another is merged: dicts unite, anything else is replaced. */
  static Type merged(Type before, Type value) {
    return before instanceof DictType a && value instanceof DictType b ? union(a, b) : value;
  }

  static DictType union(DictType a, DictType b) {
    var known = new LinkedHashMap<>(a.known());
    for (var entry : b.known().entrySet()) {
      var old = known.get(entry.getKey());
      known.put(entry.getKey(), old == null ? entry.getValue() : merged(old, entry.getValue()));
    }
    return new DictType(
        TypeRelation.sup(List.of(a.key(), b.key())),
        TypeRelation.sup(List.of(a.value(), b.value())),
        known);
  }
}
