// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which names do not depend on the order of their statements: reading a name that is
 * not final yet runs the statements that assign it, the last one first.
 *
 * <p>It serves the globals of a package and the attributes of an instance; the values themselves
 * stand in the dict that is given, whose first keys are the names of the setters: the slot of a
 * name is its position there. A level that was raised by a failed read stays raised.
 */
final class LazyNames {
  private final SetterTable setters;
  private final KclDict values;
  private final boolean searchesBack;
  private final @Nullable Value[] cached;
  // most names have one statement, which is run once: these two are made when they are needed
  private int @Nullable [] stores;
  private @Nullable Reads reads;

  private LazyNames(SetterTable setters, KclDict values, boolean searchesBack) {
    this.searchesBack = searchesBack;
    this.setters = setters;
    this.values = values;
    this.cached = new Value[setters.size()];
  }

  /** The globals of a package: of an {@code if} not taken a name has no value. */
  static LazyNames ofGlobals(SetterTable setters, KclDict values) {
    return new LazyNames(setters, values, false);
  }

  /** The attributes of an instance: a statement that gives no value leaves it to the one before. */
  static LazyNames ofAttributes(SetterTable setters, KclDict values) {
    return new LazyNames(setters, values, true);
  }

  /** Whether some statement assigns {@code name}. */
  boolean knows(String name) {
    int position = values.find(name);
    return position >= 0 && position < cached.length;
  }

  /**
   * The value of {@code name}, for which its statements are run if need be.
   *
   * @param isTarget whether the statement being executed assigns this very name
   */
  Value read(String name, boolean isTarget, SetterRunner runner) {
    int slot = values.find(name);
    if (slot < 0) {
      return Absent.UNDEFINED;
    }
    if (slot >= cached.length) {
      return values.valueAt(slot);
    }
    var chain = setters.of(slot);
    if (isTarget && (levelOf(slot) == 0 || chain.size() <= 1)) {
      return values.valueAt(slot);
    }
    var known = cached[slot];
    if (known != null) {
      return known;
    }
    if (chain.isEmpty()) {
      return values.valueAt(slot);
    }
    var levels = reads().levels;
    if (++levels[slot] > chain.size()) {
      return values.valueAt(slot);
    }
    runner.run(chain.get(chain.size() - levels[slot]));
    int tried = 1;
    while (searchesBack && levels[slot] < chain.size() && values.valueAt(slot).isUndefined()) {
      levels[slot]++;
      tried++;
      runner.run(chain.get(chain.size() - levels[slot]));
    }
    levels[slot] -= tried;
    var value = values.valueAt(slot);
    cached[slot] = value;
    reads().isResolved[slot] = true;
    return value;
  }

  /**
   * Stores what a statement assigned.
   *
   * @param mentionsItself whether the statement's right side reads the name, or it is augmented
   */
  void store(String name, Value value, Stmt statement, boolean mentionsItself) {
    values.put(name, value);
    stored(values.find(name), value, statement, mentionsItself);
  }

  /** Replaces a value of which only a part changed; that counts as no store. */
  void replace(String name, Value value) {
    values.put(name, value);
    int slot = values.find(name);
    if (slot < cached.length && cached[slot] != null) {
      cached[slot] = value;
    }
  }

  /** Counts a store whose value is in the dict already. */
  void stored(int slot, Value value, Stmt statement, boolean mentionsItself) {
    if (slot >= cached.length) {
      return;
    }
    var chain = setters.of(slot);
    boolean isLast = !chain.isEmpty() && chain.get(chain.size() - 1).assigns(statement);
    if (levelOf(slot) == 0) {
      boolean isComplete = chain.size() <= 1 || ++stores()[slot] >= chain.size();
      if ((isComplete || isLast) && cached[slot] == null) {
        cached[slot] = value;
      }
    }
    if (mentionsItself && (!isResolved(slot) || isLast)) {
      cached[slot] = value;
    }
  }

  private int levelOf(int slot) {
    return reads == null ? 0 : reads.levels[slot];
  }

  private boolean isResolved(int slot) {
    return reads != null && reads.isResolved[slot];
  }

  private int[] stores() {
    var known = stores;
    if (known == null) {
      known = new int[cached.length];
      stores = known;
    }
    return known;
  }

  private Reads reads() {
    var known = reads;
    if (known == null) {
      known = new Reads(cached.length);
      reads = known;
    }
    return known;
  }

  /** The reads that had statements run: how deep they are, and of which names there were some. */
  private static final class Reads {
    private final int[] levels;
    private final boolean[] isResolved;

    Reads(int size) {
      this.levels = new int[size];
      this.isResolved = new boolean[size];
    }
  }
}
