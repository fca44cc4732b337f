// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import java.math.BigInteger;

/**
 * The arithmetic and bit operators; {@code |} on lists and dicts is a merge.
 *
 * <p>Every operator throws {@link EvalError} on operands it does not take and on overflow.
 */
public final class Arithmetic {
  // messages show results as the reference computes them: wrapped to 128 bits
  private static final BigInteger TWO_TO_128 = BigInteger.ONE.shiftLeft(128);
  private static final int MOST_EXACT_EXPONENT = 64;

  private final boolean strictRange;

  /**
   * Arithmetic for one run.
   *
   * @param strictRange whether {@code + - * ** << >>} hold ints to 32 bits and floats to the range
   *     of float32; the other operators do not
   */
  public Arithmetic(boolean strictRange) {
    this.strictRange = strictRange;
  }

  /** {@code a + b} of numbers, texts or lists. */
  public Value add(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      long sum = x.value() + y.value();
      boolean overflow = ((x.value() ^ sum) & (y.value() ^ sum)) < 0;
      if (overflow || isBeyondStrict(sum)) {
        throw overflow(big(x).add(big(y)), strictRange);
      }
      return IntValue.of(sum);
    }
    if (a instanceof StrValue x && b instanceof StrValue y) {
      Limits.string(x.value().length() + (long) y.value().length());
      return StrValue.of(x.value().concat(y.value()));
    }
    if (a.isNumber() && b.isNumber()) {
      boolean mixed = a.kind() != b.kind();
      return ranged(a, b, number(a) + number(b), mixed || strictRange);
    }
    if (a instanceof KclList x) {
      return concatenate(x, b);
    }
    throw unsupported("+", a, b);
  }

  /** {@code a - b} of numbers. */
  public Value subtract(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      long difference = x.value() - y.value();
      boolean overflow = ((x.value() ^ y.value()) & (x.value() ^ difference)) < 0;
      if (overflow || isBeyondStrict(difference)) {
        // the reference names 32 bits for every overflow of this operator
        throw overflow(big(x).subtract(big(y)), true);
      }
      return IntValue.of(difference);
    }
    if (a.isNumber() && b.isNumber()) {
      return ranged(a, b, number(a) - number(b), strictRange);
    }
    throw unsupported("-", a, b);
  }

  /** {@code a * b} of numbers; of a text or list and an int a repetition. */
  public Value multiply(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      long high = Math.multiplyHigh(x.value(), y.value());
      long product = x.value() * y.value();
      boolean overflow = high != product >> 63;
      if (overflow || isBeyondStrict(product)) {
        throw overflow(big(x).multiply(big(y)), strictRange);
      }
      return IntValue.of(product);
    }
    if (a.isNumber() && b.isNumber()) {
      return ranged(a, b, number(a) * number(b), strictRange);
    }
    if (b instanceof IntValue count && isRepeatable(a)) {
      return repeat(a, count.value());
    }
    if (a instanceof IntValue count && isRepeatable(b)) {
      return repeat(b, count.value());
    }
    throw unsupported("*", a, b);
  }

  /** {@code a / b}: the float quotient; a zero divisor gives infinity or NaN. */
  public Value divide(Value a, Value b) {
    if (a.isNumber() && b.isNumber()) {
      return FloatValue.of(number(a) / number(b));
    }
    throw unsupported("/", a, b);
  }

  /** {@code a // b}: the quotient rounded down. */
  public Value floorDivide(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      if (y.value() == 0) {
        throw new EvalError("attempt to divide by zero");
      }
      if (y.value() == -1 && x.value() == Long.MIN_VALUE) {
        throw new EvalError("attempt to divide with overflow");
      }
      return IntValue.of(Math.floorDiv(x.value(), y.value()));
    }
    if (a.isNumber() && b.isNumber()) {
      return FloatValue.of(Math.floor(number(a) / number(b)));
    }
    throw unsupported("//", a, b);
  }

  /** {@code a % b}: for ints with the divisor's sign, for floats with the dividend's. */
  public Value modulo(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      if (y.value() == 0) {
        throw new EvalError("attempt to calculate the remainder with a divisor of zero");
      }
      if (y.value() == -1 && x.value() == Long.MIN_VALUE) {
        throw new EvalError("attempt to calculate the remainder with overflow");
      }
      return IntValue.of(Math.floorMod(x.value(), y.value()));
    }
    if (a.isNumber() && b.isNumber()) {
      return FloatValue.of(number(a) % number(b));
    }
    throw unsupported("%", a, b);
  }

  /** {@code a ** b} of numbers. */
  public Value power(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      return intPower(x.value(), y.value());
    }
    if (a.isNumber() && b.isNumber()) {
      return ranged(a, b, Math.pow(number(a), number(b)), strictRange);
    }
    throw unsupported("**", a, b);
  }

  /** {@code a << b}; bits beyond 64 are lost. */
  public Value shiftLeft(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      if (y.value() < 0 || y.value() > 63) {
        throw overflow(shiftedLeft(x, y.value()), strictRange);
      }
      if (strictRange && shiftedLeft(x, y.value()).bitLength() > 31) {
        throw overflow(shiftedLeft(x, y.value()), true);
      }
      return IntValue.of(x.value() << y.value());
    }
    throw unsupported("<<", a, b);
  }

  /** {@code a >> b}, keeping the sign. */
  public Value shiftRight(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      if (y.value() < 0 || y.value() > 63) {
        throw overflow(big(x).shiftRight((int) (y.value() & 127)), strictRange);
      }
      long shifted = x.value() >> y.value();
      if (isBeyondStrict(shifted)) {
        throw overflow(BigInteger.valueOf(shifted), true);
      }
      return IntValue.of(shifted);
    }
    throw unsupported(">>", a, b);
  }

  /** {@code a & b} of ints. */
  public Value and(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      return IntValue.of(x.value() & y.value());
    }
    throw unsupported("&", a, b);
  }

  /** {@code a | b} of ints. */
  public Value or(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      return IntValue.of(x.value() | y.value());
    }
    throw unsupported("|", a, b);
  }

  /** {@code a ^ b} of ints. */
  public Value xor(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      return IntValue.of(x.value() ^ y.value());
    }
    throw unsupported("^", a, b);
  }

  /** {@code -a}: {@code 0 - a}, so that {@code -0.0} is {@code 0.0}; no range is tested. */
  public Value negate(Value a) {
    if (a instanceof IntValue x) {
      if (x.value() == Long.MIN_VALUE) {
        throw overflow(big(x).negate(), false);
      }
      return IntValue.of(-x.value());
    }
    if (a instanceof FloatValue x) {
      return FloatValue.of(0 - x.value());
    }
    throw unsupportedUnary("-", a);
  }

  /** What {@code float()} makes of a number: no infinity, and in range if that is tested. */
  public Value converted(double number) {
    boolean fits = strictRange ? !isBeyondFloat32(number) : !Double.isInfinite(number);
    if (!fits) {
      int bits = strictRange ? 32 : 64;
      throw new EvalError("inf: A " + bits + "-bit floating point number overflow");
    }
    return FloatValue.of(number);
  }

  /** What {@code int()} makes of a quantity: the ones it stands for, cut at the point. */
  public Value converted(QuantityValue quantity) {
    double factor = Unit.of(quantity.unit()).factor();
    if (factor < 1) {
      return IntValue.of((long) quantity.value());
    }
    var ones = BigInteger.valueOf(quantity.raw()).multiply(BigInteger.valueOf((long) factor));
    if (ones.bitLength() > 63 || isBeyondStrict(ones.longValue())) {
      throw overflow(ones, strictRange);
    }
    return IntValue.of(ones.longValue());
  }

  /** {@code +a} of a number. */
  public Value plus(Value a) {
    if (a.isNumber()) {
      return a;
    }
    throw unsupportedUnary("+", a);
  }

  /** {@code ~a} of an int. */
  public Value invert(Value a) {
    if (a instanceof IntValue x) {
      return IntValue.of(~x.value());
    }
    throw unsupportedUnary("~", a);
  }

  /** The error of an operator that does not take these operands. */
  public static EvalError unsupported(String operator, Value a, Value b) {
    return new EvalError("unsupported operand type(s) for " + operator + ": '" + a.typeName()
        + "' and '" + b.typeName() + "'");
  }

  private static EvalError unsupportedUnary(String operator, Value a) {
    return new EvalError("bad operand type for unary " + operator + ": '" + a.typeName() + "'");
  }

  private static Value concatenate(KclList a, Value b) {
    if (!(b instanceof KclList more)) {
      throw new EvalError("can only concatenate list (not \"" + b.typeName() + "\") to list");
    }
    var all = new KclList(Limits.items(a.size() + (long) more.size()));
    all.addAll(a);
    all.addAll(more);
    return all;
  }

  private static boolean isRepeatable(Value value) {
    return value instanceof StrValue || value instanceof KclList;
  }

  private static Value repeat(Value value, long count) {
    long times = Math.max(0, count);
    if (value instanceof StrValue text) {
      int length = text.value().length();
      if (length > 0) {
        Limits.string(times > Limits.STRING_BYTES ? times : times * length);
      }
      return length == 0 ? text : StrValue.of(text.value().repeat((int) times));
    }
    var all = new KclList();
    if (value instanceof KclList list && !list.isEmpty()) {
      all = new KclList(Limits.items(times > Limits.ITEMS ? times : times * list.size()));
      for (long i = 0; i < times; i++) {
        all.addAll(list);
      }
    }
    return all;
  }

  private Value intPower(long base, long exponent) {
    if (exponent < 0) {
      throw overflow(BigInteger.ZERO, strictRange);
    }
    boolean fits = exponent <= MOST_EXACT_EXPONENT || (base >= -1 && base <= 1);
    var big = BigInteger.valueOf(base);
    var power = BigInteger.valueOf(exponent);
    var wrapped = wrap(big.modPow(power, TWO_TO_128));
    if (!fits || exactBits(big, exponent) > 63 || isBeyondStrict(wrapped.longValue())) {
      throw overflow(wrapped, strictRange);
    }
    return IntValue.of(wrapped.longValue());
  }

  private static int exactBits(BigInteger base, long exponent) {
    return exponent > MOST_EXACT_EXPONENT ? 1 : base.pow((int) exponent).bitLength();
  }

  /** What a shift by a count out of range gives in 128 bits. */
  private static BigInteger shiftedLeft(IntValue value, long count) {
    return wrap(big(value).shiftLeft((int) (count & 127)));
  }

  private static BigInteger wrap(BigInteger value) {
    var rest = value.mod(TWO_TO_128);
    return rest.bitLength() == 128 ? rest.subtract(TWO_TO_128) : rest;
  }

  private boolean isBeyondStrict(long result) {
    return strictRange && result != (int) result;
  }

  private static EvalError overflow(BigInteger exact, boolean narrow) {
    return new EvalError(exact + ": A " + (narrow ? 32 : 64) + " bit integer overflow");
  }

  private static Value ranged(Value a, Value b, double result, boolean tested) {
    if (tested) {
      testFloat32(number(a));
      testFloat32(number(b));
      testFloat32(result);
    }
    return FloatValue.of(result);
  }

  private static void testFloat32(double value) {
    if (isBeyondFloat32(value)) {
      throw new EvalError(Digits.scientific(value) + ": A 32-bit floating point number overflow");
    }
  }

  private static boolean isBeyondFloat32(double value) {
    return Math.abs(value) > Float.MAX_VALUE;
  }

  private static double number(Value value) {
    if (value instanceof IntValue i) {
      return i.value();
    }
    // callers have tested isNumber()
    return ((FloatValue) value).value();
  }

  private static BigInteger big(IntValue value) {
    return BigInteger.valueOf(value.value());
  }
}
