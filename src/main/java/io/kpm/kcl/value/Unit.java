// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** The unit of a quantity: a power of 1000 or 1024. */
public enum Unit {
  NANO("n", 1e-9),
  MICRO("u", 1e-6),
  MILLI("m", 1e-3),
  KILO_SMALL("k", 1e3),
  KILO("K", 1e3),
  MEGA("M", 1e6),
  GIGA("G", 1e9),
  TERA("T", 1e12),
  PETA("P", 1e15),
  KIBI("Ki", 1024.0),
  MEBI("Mi", 1048576.0),
  GIBI("Gi", 1073741824.0),
  TEBI("Ti", 1099511627776.0),
  PEBI("Pi", 1125899906842624.0);

  private static final Unit[] ALL = values();

  private final String symbol;
  private final double factor;

  Unit(String symbol, double factor) {
    this.symbol = symbol;
    this.factor = factor;
  }

  /**
   * The unit with this symbol.
   *
   * @throws EvalError if there is none
   */
  public static Unit of(String symbol) {
    for (var unit : ALL) {
      if (unit.symbol.equals(symbol)) {
        return unit;
      }
    }
    throw new EvalError("invalid unit '" + symbol + "'");
  }

  public static boolean isSymbol(String text) {
    for (var unit : ALL) {
      if (unit.symbol.equals(text)) {
        return true;
      }
    }
    return false;
  }

  public String symbol() {
    return symbol;
  }

  /** How many ones the unit stands for; a fraction for the first three. */
  public double factor() {
    return factor;
  }

  double scale(long raw) {
    return raw * factor;
  }
}
