// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of the expression statements of a program, as far as they are printed: those of calls
 * are not, and of schema expressions only the last one is. It takes the place of the one before;
 * the first one takes the place of the very first result.
 */
final class Results {
  private final List<Value> values = new ArrayList<>();
  private int instanceSlot;

  void add(Expr expression, Value value) {
    if (expression instanceof Expr.Call) {
      return;
    }
    if (expression instanceof Expr.SchemaInstance) {
      if (instanceSlot < values.size()) {
        values.remove(instanceSlot);
      }
      instanceSlot = values.size();
    }
    // the reference prints a lambda as a number
    values.add(value instanceof FunctionValue ? IntValue.of(0) : value);
  }

  List<Value> values() {
    return List.copyOf(values);
  }
}
