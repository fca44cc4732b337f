// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.DictType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.type.LiteralType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.value.Value;

/** The types of values that are known before a program runs. */
final class Literals {
  private Literals() {}

  static Type typeOf(Value value) {
    return switch (value.kind()) {
      case BOOL, INT, FLOAT, QUANTITY, STR -> new LiteralType(value);
      case UNDEFINED, NONE -> BasicType.NONE;
      case LIST -> ListType.OF_ANY;
      case DICT -> DictType.OF_ANY;
      case INSTANCE, FUNCTION -> BasicType.ANY;
    };
  }
}
