// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

/** An operator between two operands that is no comparison, from loosest to tightest. */
public enum BinaryOperator {
  /** {@code value as type}; the right side is a dotted name. */
  AS("as"),
  OR("or"),
  AND("and"),
  BIT_OR("|"),
  BIT_XOR("^"),
  BIT_AND("&"),
  LEFT_SHIFT("<<"),
  RIGHT_SHIFT(">>"),
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  MODULO("%"),
  FLOOR_DIVIDE("//"),
  POWER("**");

  private final String text;

  BinaryOperator(String text) {
    this.text = text;
  }

  /** The operator as it is written. */
  public String text() {
    return text;
  }
}
