// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code {K:V}}
 *
 * @param known the types of entries whose keys are known, in order; no part of what is printed
 */
public record DictType(Type key, Type value, Map<String, Type> known) implements Type {
  /** {@code {any:any}} */
  public static final DictType OF_ANY = new DictType(BasicType.ANY, BasicType.ANY);

  public DictType {
    known = known.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(known));
  }

  public DictType(Type key, Type value) {
    this(key, value, Map.of());
  }

  @Override
  public String text() {
    return "{" + key.text() + ":" + value.text() + "}";
  }

  @Override
  public String toString() {
    return text();
  }
}
