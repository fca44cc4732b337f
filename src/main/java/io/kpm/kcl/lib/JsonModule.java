// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.output.JsonWriter;
import io.kpm.kcl.output.Selection;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.Copies;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Limits;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;

/** The system module {@code json}. */
final class JsonModule extends LibraryModule {
  static final JsonModule TABLE = new JsonModule();

  private static final int ENCODE = 0;
  private static final int DECODE = 1;
  private static final int VALIDATE = 2;
  private static final int MERGE = 3;

  private JsonModule() {
    super("json");
    function(
        ENCODE,
        "encode",
        BasicType.STR,
        any("data"),
        optional("sort_keys", BasicType.BOOL),
        optional("indent", BasicType.INT),
        optional("ignore_private", BasicType.BOOL),
        optional("ignore_none", BasicType.BOOL));
    function(DECODE, "decode", BasicType.ANY, text("value"));
    function(VALIDATE, "validate", BasicType.BOOL, text("value"));
    function(MERGE, "merge", BasicType.ANY, any("src"), any("patch"));
  }

  @Override
  Value call(int id, Call call) {
    return switch (id) {
      case ENCODE -> StrValue.of(encode(call));
      case DECODE -> new JsonReader(call.text(0)).read();
      case VALIDATE -> BoolValue.of(isJson(call.text(0)));
      case MERGE -> merge(Copies.deepPlain(call.at(0)), call.at(1), 0);
      default -> throw new IllegalStateException("no function " + id);
    };
  }

  private static String encode(Call call) {
    var selection = new Selection(!call.flag(3), call.flag(4), call.flag(1));
    long indent = Math.max(0, call.number(2, 0));
    var out = new StringBuilder();
    new JsonWriter(out, Limits.string(indent)).write(selection.of(call.at(0)));
    return out.toString();
  }

  private static boolean isJson(String text) {
    try {
      new JsonReader(text).read();
      return true;
    } catch (EvalError e) {
      return false;
    }
  }

  /** RFC 7396: absent values of the patch remove. */
  private static Value merge(Value target, Value patch, int level) {
    Limits.depth(level);
    if (!(patch instanceof KclDict changes)) {
      return patch;
    }
    var merged = target instanceof KclDict dict ? dict : new KclDict();
    for (int i = 0; i < changes.size(); i++) {
      var key = changes.keyAt(i);
      if (changes.valueAt(i).isAbsent()) {
        merged.remove(key);
      } else {
        merged.put(key, merge(merged.get(key), changes.valueAt(i), level + 1));
      }
    }
    return merged;
  }
}
