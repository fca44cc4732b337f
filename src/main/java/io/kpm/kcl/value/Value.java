// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/**
 * A run-time value. Lists, dicts and instances are mutable references; all others are immutable.
 *
 * <p>{@code equals} is identity; the language's equality is {@link Equality}.
 */
public abstract sealed class Value
    permits Absent,
        BoolValue,
        IntValue,
        FloatValue,
        QuantityValue,
        StrValue,
        KclList,
        KclDict,
        FunctionValue {

  public abstract Kind kind();

  /** Whether the value counts as true in conditions. */
  public abstract boolean isTrue();

  /** The name of the value's kind as run-time messages print it, such as {@code NoneType}. */
  public abstract String typeName();

  /** Whether this is None or Undefined. */
  public final boolean isAbsent() {
    return this instanceof Absent;
  }

  public final boolean isUndefined() {
    return this == Absent.UNDEFINED;
  }

  /** Whether this is an int or a float; bools and quantities are no numbers. */
  public final boolean isNumber() {
    return this instanceof IntValue || this instanceof FloatValue;
  }

  /** The text as {@link Text#of} gives it. */
  @Override
  public final String toString() {
    return Text.of(this);
  }
}
