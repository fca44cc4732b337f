// SPDX-License-Identifier: Apache-2.0
package io.kpm.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Writes trees as JSON texts; keys stay in their order and numbers keep their spelling. */
public final class JsonText {
  private final StringBuilder out = new StringBuilder();
  private final String indent;

  private JsonText(String indent) {
    this.indent = indent;
  }

  /** The value on one line, without blanks. */
  public static String compact(JsonElement value) {
    return value.toString();
  }

  /** The value over several lines, without a final line break. */
  public static String indented(JsonElement value, String indent) {
    var text = new JsonText(indent);
    text.write(value, 0);
    return text.out.toString();
  }

  private void write(JsonElement value, int depth) {
    if (value instanceof JsonObject object && !object.isEmpty()) {
      writeObject(object, depth);
    } else if (value instanceof JsonArray array && !array.isEmpty()) {
      writeArray(array, depth);
    } else {
      out.append(value);
    }
  }

  private void writeObject(JsonObject object, int depth) {
    char before = '{';
    for (var entry : object.entrySet()) {
      out.append(before);
      newLine(depth + 1);
      out.append(new JsonPrimitive(entry.getKey())).append(": ");
      write(entry.getValue(), depth + 1);
      before = ',';
    }
    newLine(depth);
    out.append('}');
  }

  private void writeArray(JsonArray array, int depth) {
    char before = '[';
    for (var item : array) {
      out.append(before);
      newLine(depth + 1);
      write(item, depth + 1);
      before = ',';
    }
    newLine(depth);
    out.append(']');
  }

  private void newLine(int depth) {
    out.append('\n').append(indent.repeat(depth));
  }
}
