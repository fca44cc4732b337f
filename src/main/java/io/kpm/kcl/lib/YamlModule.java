// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.output.Selection;
import io.kpm.kcl.output.YamlWriter;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.type.Parameter;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Limits;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;

/** The system module {@code yaml}. */
final class YamlModule extends LibraryModule {
  static final YamlModule TABLE = new YamlModule();

  private static final int ENCODE = 0;
  private static final int ENCODE_ALL = 1;
  private static final int DECODE = 2;
  private static final int DECODE_ALL = 3;
  private static final int VALIDATE = 4;

  private YamlModule() {
    super("yaml");
    defineEncoder(ENCODE, "encode", any("data"));
    defineEncoder(ENCODE_ALL, "encode_all", required("data", ListType.OF_ANY));
    function(DECODE, "decode", BasicType.ANY, text("value"));
    function(DECODE_ALL, "decode_all", ListType.OF_ANY, text("value"));
    function(VALIDATE, "validate", BasicType.BOOL, text("value"));
  }

  private void defineEncoder(int id, String member, Parameter data) {
    function(
        id,
        member,
        BasicType.STR,
        data,
        optional("sort_keys", BasicType.BOOL),
        optional("ignore_private", BasicType.BOOL),
        optional("ignore_none", BasicType.BOOL));
  }

  @Override
  Value call(int id, Call call) {
    return switch (id) {
      case ENCODE -> StrValue.of(encode(call.at(0), selection(call)));
      case ENCODE_ALL -> StrValue.of(encodeAll(call));
      case DECODE -> YamlReader.one(call.text(0));
      case DECODE_ALL -> YamlReader.all(call.text(0));
      case VALIDATE -> BoolValue.of(isYaml(call.text(0)));
      default -> throw new IllegalStateException("no function " + id);
    };
  }

  private static Selection selection(Call call) {
    return new Selection(!call.flag(2), call.flag(3), call.flag(1));
  }

  private static String encode(Value value, Selection selection) {
    var out = new StringBuilder();
    new YamlWriter(out).document(selection.of(value));
    Limits.string(out.length());
    return out.toString();
  }

  private static String encodeAll(Call call) {
    if (!(call.at(0) instanceof KclList documents)) {
      throw call.wrongKind(0, "list");
    }
    var out = new StringBuilder();
    for (int i = 0; i < documents.size(); i++) {
      out.append(i == 0 ? "" : "\n---\n").append(encode(documents.get(i), selection(call)));
      Limits.string(out.length());
    }
    return out.toString();
  }

  private static boolean isYaml(String text) {
    try {
      YamlReader.all(text);
      return true;
    } catch (EvalError e) {
      return false;
    }
  }
}
