// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** The language's equality, of the operators {@code ==}, {@code !=}, {@code is} and {@code in}. */
public final class Equality {
  private Equality() {}

  /**
   * Whether two values are equal: numbers by value, collections entry by entry, instances by their
   * entries whatever their schemas. Values of different kinds are unequal, quantities are equal to
   * nothing.
   */
  public static boolean equal(Value a, Value b) {
    return equal(a, b, new Effort());
  }

  /**
   * The same as part of a run.
   *
   * @throws EvalError if the comparison takes too many steps
   */
  public static boolean equal(Value a, Value b, Effort effort) {
    return equal(a, b, effort, 0);
  }

  private static boolean equal(Value a, Value b, Effort effort, int level) {
    if (a instanceof IntValue x) {
      return b instanceof IntValue y
          ? x.value() == y.value()
          : b instanceof FloatValue f && x.value() == f.value();
    }
    if (a instanceof StrValue x) {
      return b instanceof StrValue y && x.value().equals(y.value());
    }
    if (a instanceof FloatValue x) {
      return b instanceof FloatValue y
          ? x.value() == y.value()
          : b instanceof IntValue i && x.value() == i.value();
    }
    if (a instanceof KclList x) {
      return b instanceof KclList y && equalLists(x, y, effort, level + 1);
    }
    if (a instanceof KclDict x) {
      boolean isSameKind = (a instanceof Instance) == (b instanceof Instance);
      return isSameKind && b instanceof KclDict y && equalDicts(x, y, effort, level + 1);
    }
    return !(a instanceof QuantityValue) && a == b;
  }

  private static boolean equalLists(KclList a, KclList b, Effort effort, int level) {
    Limits.depth(level);
    if (a.size() != b.size()) {
      return false;
    }
    effort.step();
    effort.handle(a);
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i), effort, level)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalDicts(KclDict a, KclDict b, Effort effort, int level) {
    Limits.depth(level);
    if (a.size() != b.size()) {
      return false;
    }
    effort.step();
    effort.handle(a);
    for (int i = 0; i < a.size(); i++) {
      int position = b.find(a.keyAt(i));
      if (position < 0 || !equal(a.valueAt(i), b.valueAt(position), effort, level)) {
        return false;
      }
    }
    return true;
  }
}
