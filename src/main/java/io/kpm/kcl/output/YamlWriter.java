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
 * Writes values as block YAML in the style of libyaml: mappings indented by two, sequences in
 * mappings not indented, lines of any length. What is not to be printed has been taken out by
 * {@link Selection}.
 */
public final class YamlWriter {
  private static final int STEP = 2;
  private static final String[] INDENTS = indents();

  private final StringBuilder out;
  private final RecentKeys keys = new RecentKeys();

  public YamlWriter(StringBuilder out) {
    this.out = out;
  }

  /**
   * Appends one document, ended by a line end.
   *
   * @throws io.kpm.kcl.value.EvalError if the value is nested too deeply
   */
  public void document(Value value) {
    if (isBlock(value)) {
      block(value, 0, 0);
      return;
    }
    scalar(value, STEP);
  }

  /** A list or dict that has members; the cursor stands where its first line begins. */
  private void block(Value value, int indent, int level) {
    Limits.depth(level);
    if (value instanceof KclList list) {
      sequence(list, indent, level);
    } else if (value instanceof KclDict dict) {
      mapping(dict, indent, level);
    }
  }

  private void sequence(KclList list, int indent, int level) {
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        indent(indent);
      }
      out.append("- ");
      member(list.get(i), indent + STEP, level);
    }
  }

  private void mapping(KclDict dict, int indent, int level) {
    for (int i = 0; i < dict.size(); i++) {
      if (i > 0) {
        indent(indent);
      }
      var value = dict.valueAt(i);
      var simple = keys.written(dict.keyAt(i));
      if (!simple.isEmpty()) {
        out.append(simple);
        entry(value, indent, level);
      } else {
        out.append("? ");
        text(dict.keyAt(i), indent + STEP);
        indent(indent);
        out.append(": ");
        member(value, indent + STEP, level);
      }
    }
  }

  /** The value of a key on the same line if it fits there, else below. */
  private void entry(Value value, int indent, int level) {
    if (!isBlock(value)) {
      out.append(' ');
      scalar(value, indent + STEP);
      return;
    }
    int below = value instanceof KclList ? indent : indent + STEP;
    out.append('\n');
    indent(below);
    block(value, below, level + 1);
  }

  /** A value that begins on the line of its indicator. */
  private void member(Value value, int indent, int level) {
    if (isBlock(value)) {
      block(value, indent, level + 1);
    } else {
      scalar(value, indent);
    }
  }

  private void scalar(Value value, int indent) {
    if (value instanceof StrValue text) {
      text(text.value(), indent);
      return;
    }
    switch (value.kind()) {
      case NONE, UNDEFINED, FUNCTION -> out.append("null");
      case BOOL -> out.append(value.isTrue());
      case INT -> out.append(((IntValue) value).value());
      case FLOAT -> FloatNotation.append(out, ((FloatValue) value).value(), false);
      case QUANTITY -> FloatNotation.append(out, ((QuantityValue) value).value(), false);
      case LIST -> out.append("[]");
      case DICT, INSTANCE -> out.append("{}");
      case STR -> throw new IllegalStateException("a text is no other scalar");
    }
    out.append('\n');
  }

  private void text(String text, int indent) {
    YamlText.append(out, text, indent);
    if (out.length() == 0 || out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  private void indent(int blanks) {
    out.append(blanks < INDENTS.length ? INDENTS[blanks] : " ".repeat(blanks));
  }

  private static String[] indents() {
    var indents = new String[32];
    for (int i = 0; i < indents.length; i++) {
      indents[i] = " ".repeat(i);
    }
    return indents;
  }

  private static boolean isBlock(Value value) {
    return (value instanceof KclList list && !list.isEmpty())
        || (value instanceof KclDict dict && !dict.isEmpty());
  }
}
