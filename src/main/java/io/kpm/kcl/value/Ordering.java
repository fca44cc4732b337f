// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** The language's order, of the operators {@code < <= > >=}. */
public final class Ordering {
  private Ordering() {}

  public static boolean less(Value a, Value b) {
    return less(a, b, new Effort());
  }

  public static boolean greater(Value a, Value b) {
    return greater(a, b, new Effort());
  }

  /**
   * {@code a < b} as part of a run.
   *
   * @throws EvalError if the two cannot be compared, or it takes too many steps
   */
  public static boolean less(Value a, Value b, Effort effort) {
    return compare(a, b, "<", effort, 0) == LESS;
  }

  public static boolean lessOrEqual(Value a, Value b, Effort effort) {
    int order = compare(a, b, "<=", effort, 0);
    return order == LESS || order == EQUAL;
  }

  public static boolean greater(Value a, Value b, Effort effort) {
    return compare(a, b, ">", effort, 0) == GREATER;
  }

  public static boolean greaterOrEqual(Value a, Value b, Effort effort) {
    int order = compare(a, b, ">=", effort, 0);
    return order == GREATER || order == EQUAL;
  }

  private static final int LESS = -1;
  private static final int EQUAL = 0;
  private static final int GREATER = 1;
  // NaN beside anything
  private static final int UNORDERED = 2;

  /**
   * Compares numbers and bools among each other, texts by code point, lists item by item.
   *
   * @throws EvalError if the two cannot be compared; it names {@code operator}
   */
  private static int compare(Value a, Value b, String operator, Effort effort, int level) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      return Integer.signum(Long.compare(x.value(), y.value()));
    }
    if (a instanceof StrValue x && b instanceof StrValue y) {
      return Integer.signum(compareTexts(x.value(), y.value()));
    }
    if (isOrdinal(a) && isOrdinal(b)) {
      return compareDoubles(toDouble(a), toDouble(b));
    }
    if (a instanceof KclList x && b instanceof KclList y) {
      return compareLists(x, y, operator, effort, level + 1);
    }
    throw new EvalError("'" + operator + "' not supported between instances of '" + a.typeName()
        + "' and '" + b.typeName() + "'");
  }

  private static int compareLists(KclList a, KclList b, String operator, Effort effort, int level) {
    Limits.depth(level);
    effort.step();
    effort.handle(a);
    int common = Math.min(a.size(), b.size());
    for (int i = 0; i < common; i++) {
      int order = compare(a.get(i), b.get(i), operator, effort, level);
      if (order != EQUAL) {
        return order;
      }
    }
    return Integer.signum(Integer.compare(a.size(), b.size()));
  }

  /** Compares by code point, which differs from the order of chars beyond the BMP. */
  public static int compareTexts(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        return Character.isSurrogate(x) == Character.isSurrogate(y)
            ? x - y
            : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }

  private static int compareDoubles(double a, double b) {
    if (a < b) {
      return LESS;
    }
    if (a > b) {
      return GREATER;
    }
    return a == b ? EQUAL : UNORDERED;
  }

  private static boolean isOrdinal(Value value) {
    return value.isNumber() || value instanceof BoolValue;
  }

  private static double toDouble(Value value) {
    if (value instanceof IntValue i) {
      return i.value();
    }
    if (value instanceof FloatValue f) {
      return f.value();
    }
    return value.isTrue() ? 1 : 0;
  }
}
