// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Text;
import io.kpm.kcl.value.Value;

/** The function {@code option}. */
final class Options {
  private static final int KEY = 0;
  private static final int TYPE = 1;
  private static final int REQUIRED = 2;
  private static final int DEFAULT = 3;

  private Options() {}

  static Value get(Call call) {
    var key = call.text(KEY);
    var type = call.text(TYPE, "");
    var given = call.context().option(key);
    if (!given.isAbsent()) {
      return as(given, type);
    }
    if (!call.at(DEFAULT).isAbsent()) {
      return as(call.at(DEFAULT), type);
    }
    if (call.flag(REQUIRED)) {
      throw new EvalError(
          "option('" + key + "') must be initialized, try '-D " + key + "=?' argument");
    }
    return Absent.NONE;
  }

  private static Value as(Value value, String type) {
    return switch (type) {
      case "" -> value;
      case "bool" -> toBool(value);
      case "int" -> toInt(value);
      case "float" -> toFloat(value);
      case "str" -> toStr(value);
      case "list" -> of(value, value instanceof KclList, type);
      case "dict" -> of(value, value instanceof KclDict, type);
      default -> throw new EvalError("unknown type '" + type + "'");
    };
  }

  private static Value toBool(Value value) {
    if (value instanceof StrValue text) {
      return BoolValue.of(text.value().equals("True") || text.value().equals("true"));
    }
    return value instanceof KclList || value instanceof KclDict
        ? Absent.UNDEFINED
        : BoolValue.of(value.isTrue());
  }

  private static Value toInt(Value value) {
    if (value instanceof StrValue text) {
      return Conversions.parseInt(text.value(), 10)
          .map(IntValue::of)
          .orElseThrow(() -> cannotUse(value, "int"));
    }
    if (value instanceof FloatValue number) {
      return IntValue.of((long) number.value());
    }
    if (value instanceof BoolValue flag) {
      return IntValue.of(flag.value() ? 1 : 0);
    }
    return of(value, value instanceof IntValue, "int");
  }

  private static Value toFloat(Value value) {
    if (value instanceof StrValue text) {
      return FloatValue.of(Conversions.parseFloat(text.value()).orElse(0));
    }
    if (value instanceof IntValue number) {
      return FloatValue.of((double) number.value());
    }
    if (value instanceof BoolValue flag) {
      return FloatValue.of(flag.value() ? 1 : 0);
    }
    return of(value, value instanceof FloatValue, "float");
  }

  private static Value toStr(Value value) {
    if (value instanceof BoolValue flag) {
      return StrValue.of(flag.value() ? "true" : "false");
    }
    if (value instanceof FloatValue number && number.value() == Math.rint(number.value())) {
      var plain = Text.of(number);
      return StrValue.of(plain.substring(0, plain.length() - 2));
    }
    return value.isNumber()
        ? StrValue.of(Text.of(value))
        : of(value, value instanceof StrValue, "str");
  }

  private static Value of(Value value, boolean fits, String type) {
    if (!fits) {
      throw cannotUse(value, type);
    }
    return value;
  }

  private static EvalError cannotUse(Value value, String type) {
    return new EvalError("cannot use '" + Text.of(value) + "' as type '" + type + "'");
  }
}
