// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Widens one type. A part that stands in several places of it, as the values of nested dicts do, is
 * widened once: without that the work would double with each level.
 */
final class Widening {
  private final IdentityHashMap<Type, Type> done = new IdentityHashMap<>();

  Type of(Type type) {
    if (type instanceof LiteralType literal) {
      return literal.base();
    }
    if (type == BasicType.NONE) {
      return BasicType.ANY;
    }
    boolean hasParts =
        type instanceof ListType || type instanceof DictType || type instanceof UnionType;
    if (!hasParts) {
      return type;
    }
    var known = done.get(type);
    if (known != null) {
      return known;
    }
    var wide = ofParts(type);
    done.put(type, wide);
    return wide;
  }

  private Type ofParts(Type type) {
    if (type instanceof ListType list) {
      return new ListType(of(list.item()));
    }
    if (type instanceof DictType dict) {
      return new DictType(of(dict.key()), of(dict.value()), ofEach(dict.known()));
    }
    var members = new ArrayList<Type>();
    for (var member : ((UnionType) type).members()) {
      members.add(of(member));
    }
    return TypeRelation.sup(members);
  }

  private Map<String, Type> ofEach(Map<String, Type> known) {
    var wide = new LinkedHashMap<String, Type>();
    for (var entry : known.entrySet()) {
      wide.put(entry.getKey(), of(entry.getValue()));
    }
    return wide;
  }
}
