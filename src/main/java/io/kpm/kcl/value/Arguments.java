// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** The arguments of one call: positional ones, then named ones in the order written. */
public final class Arguments {
  private static final Value[] NO_VALUES = {};
  private static final String[] NO_NAMES = {};

  /** No arguments at all. */
  public static final Arguments NONE = new Arguments(NO_VALUES, NO_NAMES, NO_VALUES);

  private final Value[] positional;
  private final String[] names;
  private final Value[] named;

  private Arguments(Value[] positional, String[] names, Value[] named) {
    this.positional = positional;
    this.names = names;
    this.named = named;
  }

  /** Positional arguments only; the array belongs to the result from now on. */
  public static Arguments of(Value... positional) {
    return new Arguments(positional, NO_NAMES, NO_VALUES);
  }

  /** Positional and named arguments; the arrays belong to the result from now on. */
  public static Arguments of(Value[] positional, String[] names, Value[] named) {
    if (names.length != named.length) {
      throw new IllegalArgumentException(names.length + " names, " + named.length + " values");
    }
    return new Arguments(positional, names, named);
  }

  /** How many positional arguments there are. */
  public int count() {
    return positional.length;
  }

  public Value at(int position) {
    return positional[position];
  }

  public int namedCount() {
    return names.length;
  }

  public String nameAt(int position) {
    return names[position];
  }

  public Value namedAt(int position) {
    return named[position];
  }

  public boolean isEmpty() {
    return positional.length == 0 && names.length == 0;
  }
}
