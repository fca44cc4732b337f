// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** Bounds on what one program may build, tested before memory is taken. */
public final class Limits {
  /** Bytes of one string; the name in messages is {@code stringBytes}. */
  public static final long STRING_BYTES = 64L << 20;

  /** Items of one list or dict; the name in messages is {@code items}. */
  public static final long ITEMS = 10_000_000;

  /** Levels of nesting of one value, and of evaluation. */
  public static final int DEPTH = 1000;

  private Limits() {}

  /**
   * Tests the size of a list or dict that is about to be made.
   *
   * @throws EvalError if it has too many items
   */
  public static int items(long count) {
    if (count > ITEMS) {
      throw new EvalError("a list or dict of more than " + ITEMS + " items (limit `items`)");
    }
    return (int) count;
  }

  /**
   * Tests the size of a string that is about to be made; chars serve as a lower bound of bytes.
   *
   * @throws EvalError if it is too long
   */
  public static int string(long length) {
    if (length > STRING_BYTES) {
      throw new EvalError("a string of more than " + STRING_BYTES + " bytes (limit `stringBytes`)");
    }
    return (int) length;
  }

  /**
   * Tests a level of nesting.
   *
   * @throws EvalError if it is too deep
   */
  public static void depth(int level) {
    if (level > DEPTH) {
      throw new EvalError("recursion deeper than " + DEPTH);
    }
  }
}
