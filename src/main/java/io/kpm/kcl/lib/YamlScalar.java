// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.math.BigInteger;
import java.util.Optional;

/** What a YAML scalar stands for: the core schema of YAML 1.2 with binary ints. */
final class YamlScalar {
  private static final String TAGS = "tag:yaml.org,2002:";
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  private YamlScalar() {}

  private static boolean isCoreTag(String tag) {
    return tag.equals("!") || tag.startsWith(TAGS);
  }

  /** The value of a scalar, empty if its tag or size does not allow one. */
  static Optional<Value> read(String text, boolean isPlain, Optional<String> tag) {
    if (tag.isEmpty()) {
      return isPlain ? plain(text) : Optional.of(StrValue.of(text));
    }
    if (!isCoreTag(tag.get())) {
      return Optional.empty();
    }
    return switch (tag.get().equals("!") ? "str" : tag.get().substring(TAGS.length())) {
      case "str" -> Optional.of(StrValue.of(text));
      case "int" -> plain(text).filter(value -> value instanceof IntValue);
      case "float" -> plain(text).flatMap(YamlScalar::asFloat);
      case "bool" -> plain(text).filter(value -> value instanceof BoolValue);
      case "null" -> plain(text).filter(Value::isAbsent);
      default -> Optional.empty();
    };
  }

  private static Optional<Value> asFloat(Value value) {
    if (value instanceof IntValue i) {
      return Optional.of(FloatValue.of((double) i.value()));
    }
    return value instanceof FloatValue ? Optional.of(value) : Optional.empty();
  }

  private static Optional<Value> plain(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Optional.of(Absent.NONE);
      case "true", "True", "TRUE" -> Optional.of(BoolValue.TRUE);
      case "false", "False", "FALSE" -> Optional.of(BoolValue.FALSE);
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" ->
        Optional.of(FloatValue.of(Double.POSITIVE_INFINITY));
      case "-.inf", "-.Inf", "-.INF" -> Optional.of(FloatValue.of(Double.NEGATIVE_INFINITY));
      case ".nan", ".NaN", ".NAN" -> Optional.of(FloatValue.of(Double.NaN));
      default -> number(text);
    };
  }

  private static Optional<Value> number(String text) {
    char last = text.charAt(text.length() - 1);
    boolean mayBeNumber = last == '.' || Character.digit(last, 16) >= 0;
    if (!mayBeNumber || !isNumberStart(text.charAt(0))) {
      return Optional.of(StrValue.of(text));
    }
    int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    var body = text.substring(sign);
    int radix =
        body.startsWith("0x") ? 16 : body.startsWith("0o") ? 8 : body.startsWith("0b") ? 2 : 10;
    var digits = radix == 10 ? body : body.substring(2);
    if (isDigits(digits, radix)) {
      boolean hasLeadingZero = radix == 10 && digits.length() > 1 && digits.startsWith("0");
      return hasLeadingZero
          ? Optional.of(StrValue.of(text))
          : integer(new BigInteger((text.startsWith("-") ? "-" : "") + digits, radix));
    }
    var number = Conversions.parseFloat(text);
    return Optional.of(
        number.isEmpty() || !Double.isFinite(number.getAsDouble())
            ? StrValue.of(text)
            : FloatValue.of(number.getAsDouble()));
  }

  private static Optional<Value> integer(BigInteger number) {
    if (number.bitLength() < Long.SIZE) {
      return Optional.of(IntValue.of(number.longValue()));
    }
    return number.signum() > 0 && number.compareTo(TWO_TO_64) < 0
        ? Optional.of(FloatValue.of(number.doubleValue()))
        : Optional.empty();
  }

  private static boolean isNumberStart(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
  }

  private static boolean isDigits(String text, int radix) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || Character.digit(c, radix) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
