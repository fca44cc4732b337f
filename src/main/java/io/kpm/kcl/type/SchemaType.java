// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

import io.kpm.kcl.value.SchemaIdentity;
import java.util.List;
import java.util.Optional;

/**
 * The type of the instances of a schema; two objects are the same type if package and name agree.
 * The checker and the evaluator implement it.
 */
public non-sealed interface SchemaType extends Type, SchemaIdentity {

  Optional<SchemaType> base();

  /** Whether the schema or one of its bases declares the attribute. */
  boolean hasAttribute(String name);

  /** Whether the schema or one of its bases has an index signature. */
  boolean hasIndexSignature();

  /** The attributes of the schema and its bases that are not optional, bases first. */
  List<String> requiredAttributes();

  /** Whether a required attribute has no default, so that an empty config is no instance. */
  boolean needsConfig();

  /** Whether both have the same package and name. */
  default boolean isSame(SchemaIdentity other) {
    return name().equals(other.name()) && packagePath().equals(other.packagePath());
  }

  /** Whether this type is {@code other} or has it among its bases. */
  default boolean isKindOf(SchemaIdentity other) {
    var type = Optional.of(this);
    while (type.isPresent()) {
      if (type.get().isSame(other)) {
        return true;
      }
      type = type.get().base();
    }
    return false;
  }

  @Override
  default String text() {
    return name();
  }
}
