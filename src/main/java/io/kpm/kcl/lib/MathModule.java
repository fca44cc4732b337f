// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.type.UnionType;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Value;
import java.math.BigInteger;
import java.util.List;

/** The system module {@code math}. */
final class MathModule extends LibraryModule {
  static final MathModule TABLE = new MathModule();

  private static final int CEIL = 0;
  private static final int FACTORIAL = 1;
  private static final int FLOOR = 2;
  private static final int GCD = 3;
  private static final int ISFINITE = 4;
  private static final int ISINF = 5;
  private static final int ISNAN = 6;
  private static final int MODF = 7;
  private static final int EXP = 8;
  private static final int EXPM1 = 9;
  private static final int LOG = 10;
  private static final int LOG1P = 11;
  private static final int LOG2 = 12;
  private static final int LOG10 = 13;
  private static final int POW = 14;
  private static final int SQRT = 15;
  // 21! is beyond 64 bits
  private static final int LARGEST_FACTORIAL = 20;

  private MathModule() {
    super("math");
    Type number = new UnionType(List.of(BasicType.INT, BasicType.FLOAT));
    define(CEIL, "ceil", BasicType.INT);
    define(FACTORIAL, "factorial", number);
    define(FLOOR, "floor", BasicType.INT);
    function(GCD, "gcd", BasicType.INT, required("a", BasicType.INT), required("b", BasicType.INT));
    define(ISFINITE, "isfinite", BasicType.BOOL);
    define(ISINF, "isinf", BasicType.BOOL);
    define(ISNAN, "isnan", BasicType.BOOL);
    define(MODF, "modf", new ListType(BasicType.FLOAT));
    define(EXP, "exp", BasicType.FLOAT);
    define(EXPM1, "expm1", BasicType.FLOAT);
    function(LOG, "log", number, any("x"), optional("e", number));
    define(LOG1P, "log1p", BasicType.FLOAT);
    define(LOG2, "log2", number);
    define(LOG10, "log10", BasicType.FLOAT);
    function(POW, "pow", number, any("x"), any("y"));
    define(SQRT, "sqrt", BasicType.FLOAT);
  }

  private void define(int id, String member, Type result) {
    function(id, member, result, any("x"));
  }

  @Override
  Value call(int id, Call call) {
    return switch (id) {
      case CEIL -> IntValue.of((long) Math.ceil(number(call, 0)));
      case FLOOR -> IntValue.of((long) Math.floor(number(call, 0)));
      case FACTORIAL -> factorial(call);
      case GCD -> IntValue.of(gcd(call.number(0), call.number(1)));
      case ISFINITE -> BoolValue.of(Double.isFinite(number(call, 0)));
      case ISINF -> BoolValue.of(Double.isInfinite(number(call, 0)));
      case ISNAN -> BoolValue.of(Double.isNaN(number(call, 0)));
      case MODF -> modf(number(call, 0));
      case EXP -> FloatValue.of(Math.exp(number(call, 0)));
      case EXPM1 -> FloatValue.of(Math.expm1(number(call, 0)));
      case LOG -> log(call);
      // the reference computes ln(x + 2)
      case LOG1P -> FloatValue.of(Math.log1p(number(call, 0) + 1));
      case LOG2 -> truncated(call, log(number(call, 0), 2));
      case LOG10 -> FloatValue.of(Math.log10(number(call, 0)));
      case POW -> pow(call);
      case SQRT -> FloatValue.of(Math.sqrt(number(call, 0)));
      default -> throw new IllegalStateException("no function " + id);
    };
  }

  private static Value factorial(Call call) {
    double x = number(call, 0);
    if (x < 0 || x != Math.rint(x)) {
      throw new EvalError("factorial() only accepts integral values");
    }
    if (x > LARGEST_FACTORIAL) {
      throw new EvalError("factorial() result overflow");
    }
    long product = 1;
    for (int i = 2; i <= x; i++) {
      product *= i;
    }
    return call.at(0) instanceof IntValue ? IntValue.of(product) : FloatValue.of((double) product);
  }

  private static long gcd(long a, long b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValue();
  }

  private static Value modf(double x) {
    double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
    return KclList.of(FloatValue.of(x - whole), FloatValue.of(whole));
  }

  /** Of an int the reference truncates; it heeds the base only if that is a float by position. */
  private static Value log(Call call) {
    boolean hasBase = call.arguments().count() > 1 && call.at(1) instanceof FloatValue;
    double x = number(call, 0);
    return truncated(call, hasBase ? log(x, number(call, 1)) : Math.log(x));
  }

  private static double log(double x, double base) {
    double naturalBase = Math.log(base);
    double near = Math.log(x) / naturalBase;
    // one Newton step; the quotient alone is off by an ulp for one in three
    double better = near - (Math.pow(base, near) / x - 1) / naturalBase;
    return Double.isFinite(better) ? better : near;
  }

  private static Value truncated(Call call, double result) {
    return call.at(0) instanceof IntValue ? IntValue.of((long) result) : FloatValue.of(result);
  }

  private static Value pow(Call call) {
    if (call.at(0) instanceof IntValue x && call.at(1) instanceof IntValue y && y.value() >= 0) {
      long result = 1;
      long factor = x.value();
      for (long left = y.value(); left > 0; left >>= 1) {
        result *= (left & 1) == 1 ? factor : 1;
        factor *= factor;
      }
      return IntValue.of(result);
    }
    return FloatValue.of(Math.pow(number(call, 0), number(call, 1)));
  }

  private static double number(Call call, int parameter) {
    var value = call.at(parameter);
    if (value instanceof IntValue i) {
      return (double) i.value();
    }
    if (value instanceof FloatValue f) {
      return f.value();
    }
    throw call.wrongKind(parameter, "a number");
  }
}
