// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** Values of tests, written as JSON: numbers with a point or exponent are floats. */
public final class Values {
  private Values() {}

  public static Value of(String json) {
    return value(JsonParser.parseString(json));
  }

  public static KclDict dict(String json) {
    return (KclDict) of(json);
  }

  /** An instance of a schema of the main package. */
  public static Instance instance(String schema, String json) {
    var instance = new Instance(new TestSchema(schema, "__main__"), new Place("main.k", 1));
    var entries = dict(json);
    for (int i = 0; i < entries.size(); i++) {
      instance.put(entries.keyAt(i), entries.valueAt(i));
    }
    return instance;
  }

  private static Value value(JsonElement json) {
    if (json instanceof JsonPrimitive scalar) {
      return scalar(scalar);
    }
    if (json.isJsonNull()) {
      return Absent.NONE;
    }
    if (json.isJsonArray()) {
      var list = new KclList();
      for (var item : json.getAsJsonArray()) {
        list.add(value(item));
      }
      return list;
    }
    var dict = new KclDict();
    for (var entry : json.getAsJsonObject().entrySet()) {
      dict.put(entry.getKey(), value(entry.getValue()));
    }
    return dict;
  }

  private static Value scalar(JsonPrimitive scalar) {
    if (scalar.isBoolean()) {
      return BoolValue.of(scalar.getAsBoolean());
    }
    if (scalar.isString()) {
      return StrValue.of(scalar.getAsString());
    }
    var text = scalar.getAsString();
    boolean isInt = text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
    return isInt ? IntValue.of(Long.parseLong(text)) : FloatValue.of(Double.parseDouble(text));
  }

  private record TestSchema(String name, String packagePath) implements SchemaIdentity {}
}
