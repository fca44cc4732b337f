// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code =}, or an operator that is applied to the old value before the new one is stored. */
public enum AssignOperator {
  SET("=", null),
  ADD("+=", BinaryOperator.ADD),
  SUBTRACT("-=", BinaryOperator.SUBTRACT),
  MULTIPLY("*=", BinaryOperator.MULTIPLY),
  POWER("**=", BinaryOperator.POWER),
  DIVIDE("/=", BinaryOperator.DIVIDE),
  FLOOR_DIVIDE("//=", BinaryOperator.FLOOR_DIVIDE),
  MODULO("%=", BinaryOperator.MODULO),
  BIT_AND("&=", BinaryOperator.BIT_AND),
  BIT_OR("|=", BinaryOperator.BIT_OR),
  BIT_XOR("^=", BinaryOperator.BIT_XOR),
  LEFT_SHIFT("<<=", BinaryOperator.LEFT_SHIFT),
  RIGHT_SHIFT(">>=", BinaryOperator.RIGHT_SHIFT);

  private final String text;
  private final @Nullable BinaryOperator operator;

  AssignOperator(String text, @Nullable BinaryOperator operator) {
    this.text = text;
    this.operator = operator;
  }

  /** The operator as it is written. */
  public String text() {
    return text;
  }

  /** What combines the old value with the new one; absent for {@link #SET}. */
  public Optional<BinaryOperator> operator() {
    return Optional.ofNullable(operator);
  }
}
