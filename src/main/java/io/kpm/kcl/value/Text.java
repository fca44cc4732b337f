// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** The text of values, as {@code str}, {@code print}, interpolation and {@code format} give it. */
public final class Text {
  private Text() {}

  /**
   * The text of a value; texts themselves are bare.
   *
   * @throws EvalError if the text is too long or the value nested too deeply
   */
  public static String of(Value value) {
    if (value instanceof StrValue s) {
      return s.value();
    }
    if (value instanceof IntValue i) {
      return Long.toString(i.value());
    }
    var out = new StringBuilder();
    append(out, value, 0);
    return out.toString();
  }

  private static void append(StringBuilder out, Value value, int level) {
    switch (value.kind()) {
      case UNDEFINED -> out.append("Undefined");
      case NONE -> out.append("None");
      case FUNCTION -> out.append("function");
      case BOOL -> out.append(value.isTrue() ? "True" : "False");
      case INT -> out.append(((IntValue) value).value());
      case FLOAT -> out.append(Digits.plain(((FloatValue) value).value()));
      case QUANTITY -> out.append(((QuantityValue) value).written());
      case STR -> out.append(((StrValue) value).value());
      case LIST -> appendList(out, (KclList) value, level + 1);
      case DICT, INSTANCE -> appendDict(out, (KclDict) value, level + 1);
    }
    Limits.string(out.length());
  }

  private static void appendList(StringBuilder out, KclList list, int level) {
    Limits.depth(level);
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        out.append(", ");
      }
      append(out, list.get(i), level);
    }
    out.append(']');
  }

  private static void appendDict(StringBuilder out, KclDict dict, int level) {
    Limits.depth(level);
    out.append('{');
    for (int i = 0; i < dict.size(); i++) {
      if (i > 0) {
        out.append(", ");
      }
      appendQuoted(out, dict.keyAt(i));
      out.append(": ");
      var value = dict.valueAt(i);
      if (value instanceof StrValue s) {
        appendQuoted(out, s.value());
      } else {
        append(out, value, level);
      }
    }
    out.append('}');
  }

  private static void appendQuoted(StringBuilder out, String text) {
    if (text.indexOf('"') < 0) {
      out.append('\'').append(text).append('\'');
      return;
    }
    var escaped = text.indexOf('\'') < 0 ? text : text.replace("\"", "\\\"");
    out.append('"').append(escaped).append('"');
  }
}
