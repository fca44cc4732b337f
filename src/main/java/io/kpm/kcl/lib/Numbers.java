// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.Arithmetic;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Ordering;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.math.BigInteger;

/** The built-in functions of numbers. */
final class Numbers {
  private Numbers() {}

  static Value abs(Value value, Arithmetic arithmetic) {
    if (value instanceof FloatValue f) {
      return FloatValue.of(Math.abs(f.value()));
    }
    if (value instanceof IntValue i) {
      return i.value() < 0 ? arithmetic.negate(i) : i;
    }
    return Absent.UNDEFINED;
  }

  /** Half away from zero without digits; with digits an exact half goes to the even digit. */
  static Value round(Value value, Value digits) {
    if (!value.isNumber()) {
      return Absent.UNDEFINED;
    }
    if (!(digits instanceof IntValue places)) {
      return value instanceof FloatValue f ? IntValue.of((long) halfAway(f.value())) : value;
    }
    double number = asDouble(value);
    if (value instanceof IntValue) {
      return FloatValue.of(number);
    }
    if (places.value() == 0) {
      return FloatValue.of(halfAway(number));
    }
    double scale = Math.pow(10, (double) places.value());
    double scaled = Math.rint(number * scale);
    return FloatValue.of(Double.isInfinite(scaled) ? number : scaled / scale);
  }

  static Value pow(Value x, Value y, Value z) {
    if (!x.isNumber() || !y.isNumber()) {
      return Absent.UNDEFINED;
    }
    if (!z.isAbsent()) {
      return modularPower(x, y, z);
    }
    double power = Math.pow(asDouble(x), asDouble(y));
    return x instanceof IntValue && y instanceof IntValue b && b.value() >= 0
        ? IntValue.of((long) power)
        : FloatValue.of(power);
  }

  static Value sum(Call call) {
    var total = call.at(1, IntValue.of(0));
    if (total instanceof StrValue) {
      throw new EvalError("sum() can't sum strings");
    }
    if (!(call.at(0) instanceof KclList items)) {
      throw call.wrongKind(0, "list");
    }
    for (int i = 0; i < items.size(); i++) {
      total = call.context().arithmetic().add(total, items.get(i));
    }
    return total;
  }

  /** The greatest or least of several arguments, or of the members of the only one. */
  static Value most(Arguments arguments, String function, boolean greatest) {
    if (arguments.count() == 0) {
      throw new EvalError(function + "() takes exactly one argument (0 given)");
    }
    var first = arguments.at(0);
    boolean isCollection =
        first instanceof KclList || first instanceof KclDict || first instanceof StrValue;
    if (arguments.count() == 1 && !isCollection) {
      throw new EvalError(first.typeName() + " object is not iterable");
    }
    var candidates = arguments.count() == 1 ? Collections.items(first) : positional(arguments);
    if (candidates.isEmpty()) {
      var kind = arguments.count() == 1 ? first.typeName() : "list";
      throw new EvalError("arg is an empty " + kind);
    }
    var best = candidates.get(0);
    // the first is compared with itself, so that what has no order is found
    for (int i = 0; i < candidates.size(); i++) {
      var next = candidates.get(i);
      if (greatest ? Ordering.greater(next, best) : Ordering.less(next, best)) {
        best = next;
      }
    }
    return best;
  }

  static Value inBase(long number, int base, String prefix) {
    var digits = BigInteger.valueOf(number).abs().toString(base);
    return StrValue.of((number < 0 ? "-" : "") + prefix + digits);
  }

  static Value isMultiple(Value a, Value b, Arithmetic arithmetic) {
    return BoolValue.of(!arithmetic.modulo(a, b).isTrue());
  }

  private static KclList positional(Arguments arguments) {
    var all = new KclList(arguments.count());
    for (int i = 0; i < arguments.count(); i++) {
      all.add(arguments.at(i));
    }
    return all;
  }

  /** x to the y modulo z; the result has the sign of the power. */
  private static Value modularPower(Value x, Value y, Value z) {
    if (z.isNumber() && !z.isTrue()) {
      throw new EvalError("pow() 3rd argument cannot be 0");
    }
    if (!(x instanceof IntValue base && y instanceof IntValue power && z instanceof IntValue by)) {
      throw new EvalError("pow() 3rd argument not allowed unless all arguments are integers");
    }
    if (power.value() < 0) {
      throw new EvalError("pow() 2nd argument cannot be negative when 3rd argument specified");
    }
    if (power.value() == 0) {
      return IntValue.of(1);
    }
    var magnitude = BigInteger.valueOf(base.value()).abs();
    var modulus = BigInteger.valueOf(by.value()).abs();
    long rest = magnitude.modPow(BigInteger.valueOf(power.value()), modulus).longValue();
    boolean negative = base.value() < 0 && power.value() % 2 != 0;
    return IntValue.of(negative ? -rest : rest);
  }

  private static double halfAway(double value) {
    return value < 0 ? Math.ceil(value - 0.5) : Math.floor(value + 0.5);
  }

  private static double asDouble(Value value) {
    if (value instanceof IntValue i) {
      return i.value();
    }
    // callers have tested isNumber()
    return ((FloatValue) value).value();
  }
}
