// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

/**
 * Where the value of a name stands among the local names of a place, as one number: how many scopes
 * of variables lie in between, and the position in the scope. Scopes of variables are those of
 * loops and of parameters, whose names are all known beforehand.
 */
public final class Slot {
  /** The name has to be looked for: entries of configs or names of a lambda may hide others. */
  public static final int UNKNOWN = 0;

  /** No local name can be meant. */
  public static final int NOT_LOCAL = -1;

  private static final int INDEX_BITS = 16;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;

  private Slot() {}

  /** The slot of a variable, {@link #UNKNOWN} if the numbers are too large. */
  static int of(int depth, int index) {
    return index < INDEX_MASK && depth < 1 << (31 - INDEX_BITS)
        ? depth << INDEX_BITS | (index + 1)
        : UNKNOWN;
  }

  /** How many scopes of variables lie between the place and the variable. */
  public static int depth(int slot) {
    return slot >> INDEX_BITS;
  }

  /** The position of the variable in its scope. */
  public static int index(int slot) {
    return (slot & INDEX_MASK) - 1;
  }
}
