// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.output;

import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Limits;
import io.kpm.kcl.value.QuantityValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;

/**
 * Writes values as JSON text; what is not to be printed has been taken out by {@link Selection}.
 */
public final class JsonWriter {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final StringBuilder out;
  private final int indent;

  /**
   * A writer that appends to {@code out}.
   *
   * @param indent blanks per level with one item per line; 0 for one line
   */
  public JsonWriter(StringBuilder out, int indent) {
    this.out = out;
    this.indent = indent;
  }

  /**
   * Appends one value.
   *
   * @throws io.kpm.kcl.value.EvalError if the value is nested too deeply
   */
  public void write(Value value) {
    write(value, 0);
  }

  private void write(Value value, int level) {
    Limits.depth(level);
    switch (value.kind()) {
      case NONE, UNDEFINED, FUNCTION -> out.append("null");
      case BOOL -> out.append(value.isTrue());
      case INT -> out.append(((IntValue) value).value());
      case FLOAT -> FloatNotation.append(out, ((FloatValue) value).value(), true);
      case QUANTITY -> FloatNotation.append(out, ((QuantityValue) value).value(), true);
      case STR -> quoted(((StrValue) value).value());
      case LIST -> list((KclList) value, level + 1);
      case DICT, INSTANCE -> dict((KclDict) value, level + 1);
    }
  }

  private void list(KclList list, int level) {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      separate(i > 0, level);
      write(list.get(i), level);
    }
    breakLine(level - 1);
    out.append(']');
  }

  private void dict(KclDict dict, int level) {
    if (dict.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    for (int i = 0; i < dict.size(); i++) {
      separate(i > 0, level);
      quoted(dict.keyAt(i));
      out.append(": ");
      write(dict.valueAt(i), level);
    }
    breakLine(level - 1);
    out.append('}');
  }

  private void separate(boolean comma, int level) {
    if (comma) {
      out.append(indent > 0 ? "," : ", ");
    }
    breakLine(level);
  }

  private void breakLine(int level) {
    if (indent > 0) {
      out.append('\n').append(" ".repeat(Limits.string((long) indent * level)));
    }
  }

  private void quoted(String text) {
    out.append('"');
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(text, done, i);
        escaped(c);
        done = i + 1;
      }
    }
    out.append(text, done, text.length()).append('"');
  }

  private void escaped(char c) {
    out.append('\\');
    switch (c) {
      case '\b' -> out.append('b');
      case '\f' -> out.append('f');
      case '\n' -> out.append('n');
      case '\r' -> out.append('r');
      case '\t' -> out.append('t');
      case '"', '\\' -> out.append(c);
      default -> out.append("u00").append(HEX[c >> 4]).append(HEX[c & 15]);
    }
  }
}
