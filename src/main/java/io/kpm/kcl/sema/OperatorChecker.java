// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.Place;
import io.kpm.kcl.syntax.BinaryOperator;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.LiteralType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.Value;

/** Operations on two values: what they give, and which cannot work. */
final class OperatorChecker {
  private final Problems problems;

  OperatorChecker(Problems problems) {
    this.problems = problems;
  }

  /** The type of {@code left operator right}; reports at {@code place} what cannot work. */
  Type result(BinaryOperator operator, Type left, Type right, Place place) {
    var result = Operators.binary(operator, left, right);
    if (result.isEmpty()) {
      problems.add(
          DiagnosticKind.TYPE,
          place,
          "unsupported operand type(s) for " + operator.text() + ": '" + left.text() + "' and '"
              + right.text() + "'");
      return BasicType.ANY;
    }
    if (divides(operator) && left != BasicType.ANY && isZero(right)) {
      problems.add(DiagnosticKind.TYPE, place, "integer division or modulo by zero");
    }
    return result.get();
  }

  private static boolean divides(BinaryOperator operator) {
    return operator == BinaryOperator.DIVIDE
        || operator == BinaryOperator.FLOOR_DIVIDE
        || operator == BinaryOperator.MODULO;
  }

  private static boolean isZero(Type type) {
    return type instanceof LiteralType literal && isZero(literal.value());
  }

  private static boolean isZero(Value value) {
    return (value instanceof IntValue whole && whole.value() == 0)
        || (value instanceof FloatValue real && real.value() == 0);
  }
}
