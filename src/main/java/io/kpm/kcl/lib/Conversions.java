// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.QuantityValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Unit;
import io.kpm.kcl.value.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Conversions of values to numbers: {@code int}, {@code float}. */
final class Conversions {
  private static final int DECIMAL = 10;

  private Conversions() {}

  /** The only argument of a conversion that may not be left out, though its signature says so. */
  static Value argument(Call call, String function) {
    if (call.arguments().isEmpty()) {
      throw new EvalError(function + "() takes exactly one argument (0 given)");
    }
    return call.at(0);
  }

  static Value toInt(Call call) {
    var value = argument(call, "int");
    long base = call.number(1, DECIMAL);
    if (value instanceof IntValue) {
      return value;
    }
    if (value instanceof FloatValue f) {
      return IntValue.of((long) f.value());
    }
    if (value instanceof QuantityValue q) {
      return call.context().arithmetic().converted(q);
    }
    if (value instanceof BoolValue b) {
      return IntValue.of(b.value() ? 1 : 0);
    }
    if (value instanceof StrValue text) {
      return toInt(text.value(), base);
    }
    throw new EvalError(
        "int() argument must be a string or a number, not '" + value.typeName() + "'");
  }

  static Value toFloat(Call call) {
    var value = argument(call, "float");
    if (value instanceof FloatValue f) {
      return call.context().arithmetic().converted(f.value());
    }
    if (value instanceof IntValue i) {
      return FloatValue.of((double) i.value());
    }
    if (value instanceof QuantityValue q) {
      return FloatValue.of(q.value());
    }
    if (value instanceof BoolValue b) {
      return FloatValue.of(b.value() ? 1 : 0);
    }
    var parsed = value instanceof StrValue text ? parseFloat(text.value()) : OptionalDouble.empty();
    if (parsed.isEmpty()) {
      throw new EvalError("invalid literal for float() with base 10: '" + value + "'");
    }
    return call.context().arithmetic().converted(parsed.getAsDouble());
  }

  private static Value toInt(String text, long base) {
    if (text.isEmpty() && base == DECIMAL) {
      throw new EvalError("number can't be empty");
    }
    var parsed = base < Character.MIN_RADIX || base > Character.MAX_RADIX
        ? Optional.<Long>empty()
        : parseInt(text, (int) base);
    return IntValue.of(parsed.orElseThrow(
        () -> new EvalError("invalid literal for int() with base " + base + ": '" + text + "'")));
  }

  /** Reads a whole text as an int: sign and digits, in base 10 perhaps with a unit. */
  static Optional<Long> parseInt(String text, int base) {
    if (base != DECIMAL) {
      return parseRadix(text, base);
    }
    for (int suffix = 2; suffix > 0; suffix--) {
      int cut = text.length() - suffix;
      if (cut > 0 && Unit.isSymbol(text.substring(cut))) {
        double factor = Unit.of(text.substring(cut)).factor();
        return scaled(parseDecimal(text.substring(0, cut)), factor);
      }
    }
    return parseDecimal(text);
  }

  private static Optional<Long> scaled(Optional<Long> number, double factor) {
    if (number.isEmpty()) {
      return number;
    }
    double product = number.get() * factor;
    return Math.abs(product) < 0x1p63 ? Optional.of((long) product) : Optional.empty();
  }

  private static Optional<Long> parseDecimal(String text) {
    return isInteger(text) ? parseLong(text, DECIMAL) : Optional.empty();
  }

  /** Reads a whole text as a float: no blanks, no underscores, no units. */
  static OptionalDouble parseFloat(String text) {
    if (isPlainNumber(text)) {
      return OptionalDouble.of(Double.parseDouble(text));
    }
    boolean negative = text.startsWith("-");
    var word = negative || text.startsWith("+") ? text.substring(1) : text;
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "inf", "infinity" ->
        OptionalDouble.of(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
      case "nan" -> OptionalDouble.of(Double.NaN);
      default -> OptionalDouble.empty();
    };
  }

  private static Optional<Long> parseRadix(String text, int base) {
    int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    var digits = text.substring(sign);
    var prefix = switch (base) {
      case 16 -> "0x";
      case 8 -> "0o";
      case 2 -> "0b";
      default -> "";
    };
    if (!prefix.isEmpty() && digits.toLowerCase(Locale.ROOT).startsWith(prefix)) {
      digits = digits.substring(2);
    }
    return parseLong(text.startsWith("-") ? "-" + digits : digits, base);
  }

  private static Optional<Long> parseLong(String text, int base) {
    try {
      return Optional.of(Long.parseLong(text, base));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isInteger(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > start;
  }

  /** Whether the text is sign, digits, point, digits, exponent, with at least one digit. */
  private static boolean isPlainNumber(String text) {
    int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int whole = digitsEnd(text, at);
    int end = whole;
    int digits = whole - at;
    if (end < text.length() && text.charAt(end) == '.') {
      end = digitsEnd(text, whole + 1);
      digits += end - whole - 1;
    }
    if (digits == 0) {
      return false;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = end + 1;
      if (text.startsWith("-", exponent) || text.startsWith("+", exponent)) {
        exponent++;
      }
      end = digitsEnd(text, exponent);
      return end > exponent && end == text.length();
    }
    return end == text.length();
  }

  private static int digitsEnd(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
