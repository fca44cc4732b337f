// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** Deep copies of values: what an assignment statement makes. */
public final class Copies {
  private Copies() {}

  /**
   * A copy that shares no list, dict or instance with {@code value}; immutable values are returned
   * as they are.
   *
   * @throws EvalError if the value is nested too deeply or has too many items in all
   */
  public static Value deep(Value value) {
    return deep(value, new Effort());
  }

  /**
   * The same as part of a run.
   *
   * @throws EvalError also if the copy takes too many steps
   */
  public static Value deep(Value value, Effort effort) {
    if (value instanceof KclList || value instanceof KclDict) {
      return new Copier(false, effort).copy(value, 0);
    }
    return value;
  }

  /** A deep copy in which every instance has become a plain dict. */
  public static Value deepPlain(Value value) {
    if (value instanceof KclList || value instanceof KclDict) {
      return new Copier(true, new Effort()).copy(value, 0);
    }
    return value;
  }

  /** A dict or instance with the same entries, whose values are shared. */
  public static KclDict shallow(KclDict dict) {
    var copy = dict instanceof Instance instance ? instance.emptyCopy() : new KclDict(dict.size());
    copy.takeLayout(dict);
    for (int i = 0; i < dict.size(); i++) {
      copy.setAt(i, dict.valueAt(i));
    }
    return copy;
  }

  private static final class Copier {
    private final boolean plain;
    private final Weight weight;

    Copier(boolean plain, Effort effort) {
      this.plain = plain;
      this.weight = new Weight(effort);
    }

    Value copy(Value value, int level) {
      if (value instanceof KclList list) {
        Limits.depth(level);
        return copyList(list, level + 1);
      }
      if (value instanceof KclDict dict) {
        Limits.depth(level);
        return copyDict(dict, level + 1);
      }
      return value;
    }

    private KclList copyList(KclList list, int level) {
      weight.add(list);
      var copy = new KclList(list.size());
      for (int i = 0; i < list.size(); i++) {
        copy.add(copy(list.get(i), level));
      }
      return copy;
    }

    private KclDict copyDict(KclDict dict, int level) {
      weight.add(dict);
      var copy = dict instanceof Instance instance && !plain
          ? instance.emptyCopy()
          : new KclDict(dict.size());
      copy.takeLayout(dict);
      for (int i = 0; i < dict.size(); i++) {
        copy.setAt(i, copy(dict.valueAt(i), level));
      }
      return copy;
    }
  }
}
