// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Value;

/**
 * The rule by which names do not depend on the order of their statements: reading a name that is
 * not final yet runs the statements that assign it, the last one first.
 *
 * <p>It serves the globals of a package and the attributes of an instance; the values themselves
 * stand in the dict that is given. A level that was raised by a failed read stays raised.
 */
final class LazyNames {
  private static final int NONE = -1;

  private final SetterTable setters;
  private final KclDict values;
  private final int[] levels;
  private final int[] stores;
  private final Value[] cached;
  private final boolean[] isCached;
  private final boolean[] isResolved;

  LazyNames(SetterTable setters, KclDict values) {
    this.setters = setters;
    this.values = values;
    int size = setters.size();
    this.levels = new int[size];
    this.stores = new int[size];
    this.cached = new Value[size];
    this.isCached = new boolean[size];
    this.isResolved = new boolean[size];
  }

  /** Whether some statement assigns {@code name}. */
  boolean knows(String name) {
    return setters.slot(name) != NONE;
  }

  /**
   * The value of {@code name}, for which its statements are run if need be.
   *
   * @param isTarget whether the statement being executed assigns this very name
   */
  Value read(String name, boolean isTarget, SetterRunner runner) {
    int slot = setters.slot(name);
    if (slot == NONE) {
      return values.get(name);
    }
    var chain = setters.of(slot);
    if (isTarget && (levels[slot] == 0 || chain.size() <= 1)) {
      return values.get(name);
    }
    if (isCached[slot]) {
      return cached[slot];
    }
    if (chain.isEmpty() || ++levels[slot] > chain.size()) {
      return values.get(name);
    }
    runner.run(chain.get(chain.size() - levels[slot]));
    levels[slot]--;
    var value = values.get(name);
    cache(slot, value);
    isResolved[slot] = true;
    return value;
  }

  /**
   * Stores what a statement assigned.
   *
   * @param mentionsItself whether the statement's right side reads the name, or it is augmented
   */
  void store(String name, Value value, Stmt statement, boolean mentionsItself) {
    values.put(name, value);
    stored(name, value, statement, mentionsItself);
  }

  /** Replaces a value of which only a part changed; that counts as no store. */
  void replace(String name, Value value) {
    values.put(name, value);
    int slot = setters.slot(name);
    if (slot != NONE && isCached[slot]) {
      cached[slot] = value;
    }
  }

  /** Counts a store whose value is in the dict already. */
  void stored(String name, Value value, Stmt statement, boolean mentionsItself) {
    int slot = setters.slot(name);
    if (slot == NONE) {
      return;
    }
    var chain = setters.of(slot);
    boolean isLast = !chain.isEmpty() && chain.get(chain.size() - 1).assigns(statement);
    if (levels[slot] == 0) {
      stores[slot]++;
      if ((stores[slot] >= chain.size() || isLast) && !isCached[slot]) {
        cache(slot, value);
      }
    }
    if (mentionsItself && (!isResolved[slot] || isLast)) {
      cache(slot, value);
    }
  }

  private void cache(int slot, Value value) {
    cached[slot] = value;
    isCached[slot] = true;
  }
}
