// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** A signed 64-bit integer. */
public final class IntValue extends Value {
  private static final int CACHE_MIN = -128;
  private static final int CACHE_MAX = 1023;
  private static final IntValue[] CACHE = cache();

  private final long value;

  private IntValue(long value) {
    this.value = value;
  }

  public static IntValue of(long value) {
    return value >= CACHE_MIN && value <= CACHE_MAX
        ? CACHE[(int) value - CACHE_MIN]
        : new IntValue(value);
  }

  public long value() {
    return value;
  }

  @Override
  public Kind kind() {
    return Kind.INT;
  }

  @Override
  public boolean isTrue() {
    return value != 0;
  }

  @Override
  public String typeName() {
    return "int";
  }

  private static IntValue[] cache() {
    var small = new IntValue[CACHE_MAX - CACHE_MIN + 1];
    for (int i = 0; i < small.length; i++) {
      small[i] = new IntValue(CACHE_MIN + i);
    }
    return small;
  }
}
