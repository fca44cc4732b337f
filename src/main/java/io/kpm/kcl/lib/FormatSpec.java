// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.Limits;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Text;
import io.kpm.kcl.value.Value;
import java.math.BigInteger;
import java.util.Locale;

/**
 * {@code [[fill]align][sign][#][0][width][, or _][.precision][type]}
 *
 * @param align {@code < > = ^}, or 0 for the default of the value's kind
 * @param sign {@code + -} or a blank, or 0
 * @param group {@code , _}, or 0
 * @param precision digits, or -1
 * @param type a letter or {@code %}, or 0
 */
record FormatSpec(
    int fill,
    char align,
    char sign,
    boolean alternate,
    boolean zero,
    int width,
    char group,
    int precision,
    char type) {

  private static FormatSpec parse(String text) {
    return new FormatSpecReader(text).read();
  }

  /**
   * The text of a value; what is no number and no text prints as it is.
   *
   * @throws EvalError if {@code spec} is no specification or none for this kind of value
   */
  static String apply(String spec, Value value) {
    if (value instanceof IntValue i) {
      return parse(spec).integer(i.value());
    }
    if (value instanceof FloatValue f) {
      return parse(spec).number(f.value(), "float");
    }
    if (value instanceof StrValue s) {
      return parse(spec).text(s.value());
    }
    return Text.of(value);
  }

  private String integer(long value) {
    return switch (type) {
      case 0, 'd', 'n' -> digits(value, 10, "", 3);
      case 'b' -> digits(value, 2, "0b", 4);
      case 'o' -> digits(value, 8, "0o", 4);
      case 'x' -> digits(value, 16, "0x", 4);
      case 'X' -> digits(value, 16, "0x", 4);
      case 'e', 'E', 'f', 'F', '%' -> number((double) value, "int");
      default -> throw unknown("int");
    };
  }

  private String digits(long value, int base, String prefix, int groupSize) {
    var magnitude = BigInteger.valueOf(value).abs().toString(base);
    if (type == 'X') {
      magnitude = magnitude.toUpperCase(Locale.ROOT);
    }
    return finish(value < 0, alternate ? prefix : "", grouped(magnitude, groupSize));
  }

  private String number(double value, String kind) {
    double magnitude = Math.abs(value);
    boolean negative = value < 0 || (value == 0 && 1 / value < 0);
    int digits = precision < 0 ? 6 : precision;
    var text = switch (type) {
      case 0 -> FloatText.general(magnitude);
      case 'f', 'F' -> FloatText.fixed(magnitude, digits);
      case '%' -> FloatText.fixed(magnitude * 100, digits) + "%";
      case 'e' -> FloatText.scientific(magnitude, digits);
      case 'E' -> FloatText.scientific(magnitude, digits).toUpperCase(Locale.ROOT);
      case 'g' -> FloatText.significant(magnitude, digits);
      case 'G' -> FloatText.significant(magnitude, digits).toUpperCase(Locale.ROOT);
      // The language has no such notation for floats; the words are those of the reference.
      case 'n' ->
        throw new EvalError(
            "Format code 'n' for object of type '" + kind + "' not implemented yet");
      default -> throw unknown(kind);
    };
    return finish(negative, "", grouped(text, 3));
  }

  private String text(String value) {
    if (type != 0 && type != 's') {
      throw new EvalError("Unknown format code for object of type 'str'");
    }
    if (sign != 0) {
      throw new EvalError("Sign not allowed in string format specifier");
    }
    if (align == '=' || (zero && align == 0)) {
      throw new EvalError("'=' alignment not allowed in string format specifier");
    }
    int length = value.codePointCount(0, value.length());
    var cut = precision >= 0 && precision < length
        ? value.substring(0, value.offsetByCodePoints(0, precision))
        : value;
    return padded("", cut, align == 0 ? '<' : align);
  }

  private String finish(boolean negative, String prefix, String digits) {
    var mark = negative ? "-" : sign == 0 || sign == '-' ? "" : String.valueOf(sign);
    if (zero && align == 0) {
      int missing = width - mark.length() - prefix.length() - digits.length();
      return mark + "0".repeat(Math.max(0, missing)) + prefix + digits;
    }
    return padded(mark, prefix + digits, align == 0 ? '>' : align);
  }

  private String padded(String mark, String body, char how) {
    int length = mark.length() + body.codePointCount(0, body.length());
    int missing = Math.max(0, Limits.string(width) - length);
    var pad = Character.toString(fill);
    return switch (how) {
      case '<' -> mark + body + pad.repeat(missing);
      case '^' -> pad.repeat(missing / 2) + mark + body + pad.repeat(missing - missing / 2);
      case '=' -> mark + pad.repeat(missing) + body;
      default -> pad.repeat(missing) + mark + body;
    };
  }

  private String grouped(String digits, int size) {
    if (group == 0) {
      return digits;
    }
    int whole = 0;
    while (whole < digits.length() && Character.digit(digits.charAt(whole), 16) >= 0) {
      whole++;
    }
    var out = new StringBuilder();
    for (int i = 0; i < whole; i++) {
      if (i > 0 && (whole - i) % size == 0) {
        out.append(group);
      }
      out.append(digits.charAt(i));
    }
    return out.append(digits, whole, digits.length()).toString();
  }

  private EvalError unknown(String kind) {
    return new EvalError("Unknown format code '" + type + "' for object of type '" + kind + "'");
  }
}
