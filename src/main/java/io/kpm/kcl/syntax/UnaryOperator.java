// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

/** A prefix operator; it takes one primary expression. */
public enum UnaryOperator {
  PLUS("+"),
  MINUS("-"),
  INVERT("~"),
  NOT("not");

  private final String text;

  UnaryOperator(String text) {
    this.text = text;
  }

  /** The operator as it is written. */
  public String text() {
    return text;
  }
}
