// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.output.Selection;
import io.kpm.kcl.output.YamlWriter;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.DictType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Limits;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;

/** The system module {@code manifests}: documents that become the whole output. */
final class ManifestsModule extends LibraryModule {
  static final ManifestsModule TABLE = new ManifestsModule();

  private static final int YAML_STREAM = 0;

  private ManifestsModule() {
    super("manifests");
    function(
        YAML_STREAM,
        "yaml_stream",
        BasicType.ANY,
        required("values", ListType.OF_ANY),
        optional("opts", DictType.OF_ANY));
  }

  @Override
  Value call(int id, Call call) {
    if (id != YAML_STREAM) {
      throw new IllegalStateException("no function " + id);
    }
    if (!(call.at(0) instanceof KclList documents)) {
      throw new EvalError("invalid list value");
    }
    call.context().replaceOutput(stream(documents, call.at(1)));
    return Absent.UNDEFINED;
  }

  private static String stream(KclList documents, Value options) {
    var selection = new Selection(true, false, false);
    var separator = "---";
    if (options instanceof KclDict dict) {
      boolean isPrivateIgnored =
          !dict.has("ignore_private") || dict.get("ignore_private").isTrue();
      selection = new Selection(
          !isPrivateIgnored,
          dict.get("ignore_none").isTrue(),
          dict.get("sort_keys").isTrue());
      separator = dict.get("sep") instanceof StrValue text ? text.value() : separator;
    } else if (!options.isAbsent()) {
      throw new EvalError(
          "Invalid options arguments in yaml_stream(): expect config, got " + options.typeName());
    }
    var out = new StringBuilder();
    for (int i = 0; i < documents.size(); i++) {
      if (i > 0) {
        out.append(separator).append('\n');
      }
      new YamlWriter(out).document(selection.of(documents.get(i)));
      Limits.string(out.length());
    }
    return out.toString();
  }
}
