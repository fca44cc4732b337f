// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Instance;
import io.kpm.kcl.value.Kind;
import io.kpm.kcl.value.Value;

/** The names that {@code typeof} gives. */
final class TypeNames {
  private TypeNames() {}

  /** The name of a value's kind; with {@code full} the package stands before a schema's name. */
  static String of(Value value, boolean full) {
    if (full && value instanceof Instance instance) {
      return instance.schema().fullName();
    }
    return value.kind() == Kind.NONE ? "None" : value.typeName();
  }
}
