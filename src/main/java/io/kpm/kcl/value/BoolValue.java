// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** A truth value. */
public final class BoolValue extends Value {
  public static final BoolValue TRUE = new BoolValue(true);
  public static final BoolValue FALSE = new BoolValue(false);

  private final boolean value;

  private BoolValue(boolean value) {
    this.value = value;
  }

  public static BoolValue of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public boolean value() {
    return value;
  }

  @Override
  public Kind kind() {
    return Kind.BOOL;
  }

  @Override
  public boolean isTrue() {
    return value;
  }

  @Override
  public String typeName() {
    return "bool";
  }
}
