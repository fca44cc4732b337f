// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

import io.kpm.kcl.value.Digits;
import io.kpm.kcl.value.Equality;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.QuantityValue;
import io.kpm.kcl.value.Text;
import io.kpm.kcl.value.Value;

/**
 * The type of exactly one value.
 *
 * @param value a bool, int, float, quantity or text
 */
public record LiteralType(Value value) implements Type {

  /** The type that has all values of this kind. */
  public BasicType base() {
    return switch (value.kind()) {
      case BOOL -> BasicType.BOOL;
      case INT -> BasicType.INT;
      case FLOAT -> BasicType.FLOAT;
      case QUANTITY -> BasicType.QUANTITY;
      case STR -> BasicType.STR;
      case UNDEFINED, NONE, LIST, DICT, INSTANCE, FUNCTION ->
        throw new IllegalStateException("no literal type of " + value.typeName());
    };
  }

  /** Whether this is the type of {@code other}; the kinds must be the same, too. */
  public boolean is(Value other) {
    if (value instanceof QuantityValue q) {
      return other instanceof QuantityValue o && q.written().equals(o.written());
    }
    return value.kind() == other.kind() && Equality.equal(value, other);
  }

  /** {@code int(1)}, {@code float(1.5)}, {@code str(x)}, {@code number_multiplier(1K)}. */
  @Override
  public String text() {
    return base().text() + "(" + shown() + ")";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LiteralType literal && is(literal.value);
  }

  @Override
  public int hashCode() {
    return Text.of(value).hashCode();
  }

  @Override
  public String toString() {
    return text();
  }

  private String shown() {
    if (value instanceof FloatValue f) {
      var plain = Digits.plain(f.value());
      return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }
    return Text.of(value);
  }
}
