// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

/** A type without parts. */
public enum BasicType implements Type {
  ANY("any"),
  INT("int"),
  FLOAT("float"),
  STR("str"),
  BOOL("bool"),
  /** The type of None and Undefined, which every type admits. */
  NONE("NoneType"),
  /** Any quantity; {@code units.NumberMultiplier}. */
  QUANTITY("number_multiplier"),
  /** Any function: what function types of annotations have become after the checks. */
  FUNCTION("function"),
  VOID("void");

  private final String text;

  BasicType(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
