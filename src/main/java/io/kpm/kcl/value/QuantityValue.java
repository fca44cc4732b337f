// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** An integer with a unit, such as {@code 1Ki}: no number to operators, a float in output. */
public final class QuantityValue extends Value {
  private final double value;
  private final long raw;
  private final String unit;

  private QuantityValue(double value, long raw, String unit) {
    this.value = value;
    this.raw = raw;
    this.unit = unit;
  }

  /**
   * The quantity written as {@code raw} directly followed by {@code unit}.
   *
   * @throws EvalError if there is no such unit
   */
  public static QuantityValue of(long raw, String unit) {
    return new QuantityValue(Unit.of(unit).scale(raw), raw, unit);
  }

  /** The value in units of one: {@code 1024.0} for {@code 1Ki}. */
  public double value() {
    return value;
  }

  /** The number before the unit. */
  public long raw() {
    return raw;
  }

  public String unit() {
    return unit;
  }

  /** The quantity as written, such as {@code 1Ki}. */
  public String written() {
    return raw + unit;
  }

  @Override
  public Kind kind() {
    return Kind.QUANTITY;
  }

  @Override
  public boolean isTrue() {
    return raw != 0;
  }

  @Override
  public String typeName() {
    return "number_multiplier(" + written() + ")";
  }
}
