// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** A 64-bit floating point number. */
public final class FloatValue extends Value {
  private final double value;

  private FloatValue(double value) {
    this.value = value;
  }

  public static FloatValue of(double value) {
    return new FloatValue(value);
  }

  public double value() {
    return value;
  }

  @Override
  public Kind kind() {
    return Kind.FLOAT;
  }

  @Override
  public boolean isTrue() {
    return value != 0;
  }

  @Override
  public String typeName() {
    return "float";
  }
}
