// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/**
 * The memory that a copy of a whole value takes, in words: one for an item, more for an entry and
 * for the collection itself. Parts that a value shares are copied each time they occur, so that a
 * program of forty lines can ask for any amount.
 */
public final class Weight {
  private static final int ENTRY = 4;
  private static final int COLLECTION = 8;
  // some 100 MiB; a list of the largest size fits
  private static final long MOST = Limits.ITEMS + 2_000_000;

  private final Effort effort;
  private long words;

  /** The weight of a copy outside a run. */
  public Weight() {
    this(new Effort());
  }

  /** The weight of a copy that is part of a run. */
  public Weight(Effort effort) {
    this.effort = effort;
  }

  /**
   * Adds a list or dict without what is in it.
   *
   * @throws EvalError if the copy gets too large
   */
  public void add(Value collection) {
    effort.step();
    effort.handle(collection);
    words += COLLECTION;
    if (collection instanceof KclList list) {
      words += list.size();
    } else if (collection instanceof KclDict dict) {
      words += ENTRY * (long) dict.size();
    }
    if (words > MOST) {
      throw new EvalError("a value of more than " + MOST + " words in all (limit `items`)");
    }
  }
}
