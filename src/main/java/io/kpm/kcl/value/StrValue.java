// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** A text. Characters are Unicode code points; lengths and positions of methods are UTF-8 bytes. */
public final class StrValue extends Value {
  public static final StrValue EMPTY = new StrValue("");

  private final String value;

  private StrValue(String value) {
    this.value = value;
  }

  public static StrValue of(String value) {
    return value.isEmpty() ? EMPTY : new StrValue(value);
  }

  public String value() {
    return value;
  }

  @Override
  public Kind kind() {
    return Kind.STR;
  }

  @Override
  public boolean isTrue() {
    return !value.isEmpty();
  }

  @Override
  public String typeName() {
    return "str";
  }
}
