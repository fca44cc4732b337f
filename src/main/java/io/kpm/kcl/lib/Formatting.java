// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.Indexing;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Limits;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;

/** One run of {@code str.format}: a template with fields such as <code>{0.name[2]:>8}</code>. */
final class Formatting {
  private final String template;
  private final Arguments arguments;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int automatic;

  Formatting(String template, Arguments arguments) {
    this.template = template;
    this.arguments = arguments;
  }

  String run() {
    while (at < template.length()) {
      char c = template.charAt(at++);
      if (c == '{') {
        open();
      } else if (c == '}') {
        if (!take('}')) {
          throw malformed();
        }
        out.append('}');
      } else {
        out.append(c);
      }
      Limits.string(out.length());
    }
    return out.toString();
  }

  private void open() {
    if (take('{')) {
      out.append('{');
      return;
    }
    int end = template.indexOf('}', at);
    if (end < 0) {
      throw malformed();
    }
    var field = template.substring(at, end);
    if (field.indexOf('{') >= 0) {
      throw malformed();
    }
    at = end + 1;
    int colon = specAt(field);
    var spec = colon < 0 ? "" : field.substring(colon + 1);
    var path = colon < 0 ? field : field.substring(0, colon);
    int conversion = path.indexOf('!');
    var value = value(conversion < 0 ? path : path.substring(0, conversion));
    out.append(FormatSpec.apply(spec, value));
  }

  /** The first colon that is not inside an index. */
  private static int specAt(String field) {
    boolean inIndex = false;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '[') {
        inIndex = true;
      } else if (c == ']') {
        inIndex = false;
      } else if (c == ':' && !inIndex) {
        return i;
      }
    }
    return -1;
  }

  private Value value(String path) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    var value = argument(path.substring(0, end));
    while (end < path.length()) {
      boolean isIndex = path.charAt(end) == '[';
      int start = end + 1;
      end = isIndex ? path.indexOf(']', start) : nextStep(path, start);
      if (end < 0 || end == start) {
        throw malformed();
      }
      value = member(value, path.substring(start, end));
      end += isIndex ? 1 : 0;
      if (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
        throw malformed();
      }
    }
    return value;
  }

  private static int nextStep(String path, int start) {
    int end = start;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    return end;
  }

  private Value argument(String name) {
    if (name.isEmpty()) {
      return positional(automatic++);
    }
    if (isNumber(name)) {
      if (automatic > 0) {
        throw new EvalError(
            "cannot switch from automatic field numbering to manual field" + " specification");
      }
      return positional(name.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(name));
    }
    for (int i = 0; i < arguments.namedCount(); i++) {
      if (arguments.nameAt(i).equals(name)) {
        return arguments.namedAt(i);
      }
    }
    throw new EvalError("keyword argument '" + name + "' not found");
  }

  private Value positional(int position) {
    if (position >= arguments.count()) {
      throw new EvalError("argument tuple index out of range");
    }
    return arguments.at(position);
  }

  private static Value member(Value value, String name) {
    if (value instanceof KclDict dict) {
      return dict.get(name);
    }
    boolean isSequence = value instanceof KclList || value instanceof StrValue;
    return isSequence && isNumber(name) && name.length() <= 9
        ? Indexing.get(value, IntValue.of(Integer.parseInt(name)))
        : Absent.UNDEFINED;
  }

  private static boolean isNumber(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private boolean take(char expected) {
    if (at < template.length() && template.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private static EvalError malformed() {
    return new EvalError("format error");
  }
}
