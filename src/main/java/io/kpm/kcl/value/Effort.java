// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/**
 * The work of one run, counted in steps so that it is the same on every machine: an expression is
 * one, and going through a text, list or dict as many as take about as long.
 */
public final class Effort {
  /** Steps of one run, some seconds of work; the name in messages is {@code steps}. */
  public static final long STEPS = 100_000_000;

  private static final int CHARS = 64;
  private static final int ITEMS = 4;

  private long steps;

  /**
   * Counts the evaluation of one expression.
   *
   * @throws EvalError if that is one too many
   */
  public void step() {
    spend(1);
  }

  /**
   * Counts work of several steps.
   *
   * @throws EvalError if that is too many
   */
  public void spend(long more) {
    steps += more;
    if (steps > STEPS) {
      throw new EvalError("more than " + STEPS + " steps of evaluation (limit `steps`)");
    }
  }

  /** Counts going through a value once, but not through what is in its items. */
  public void handle(Value value) {
    if (value instanceof StrValue text) {
      spend(text.value().length() / CHARS);
    } else if (value instanceof KclList list) {
      spend(list.size() / ITEMS);
    } else if (value instanceof KclDict dict) {
      spend(dict.size());
    }
  }
}
