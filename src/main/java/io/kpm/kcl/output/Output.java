// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.output;

import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Value;

/** The text of a program's result: one document, or several if it is a list of dicts. */
public final class Output {
  private static final KclDict NOTHING = new KclDict();

  private Output() {}

  /** YAML, every document ended by a line end, documents separated by {@code ---} lines. */
  public static String yaml(Value result, Selection selection) {
    var printed = printed(result, selection);
    var out = new StringBuilder();
    if (!isStream(printed)) {
      new YamlWriter(out).document(printed);
      return out.toString();
    }
    // a stream is a list
    var documents = (KclList) printed;
    for (int i = 0; i < documents.size(); i++) {
      out.append(i == 0 ? "" : "---\n");
      new YamlWriter(out).document(documents.get(i));
    }
    return out.toString();
  }

  /** JSON, one line per document, without a line end after the last. */
  public static String json(Value result, Selection selection) {
    var printed = printed(result, selection);
    var out = new StringBuilder();
    if (!isStream(printed)) {
      new JsonWriter(out, 0).write(printed);
      return out.toString();
    }
    // a stream is a list
    var documents = (KclList) printed;
    for (int i = 0; i < documents.size(); i++) {
      out.append(i == 0 ? "" : "\n");
      new JsonWriter(out, 0).write(documents.get(i));
    }
    return out.toString();
  }

  private static Value printed(Value result, Selection selection) {
    var printed = selection.of(result);
    return printed.isUndefined() ? NOTHING : printed;
  }

  private static boolean isStream(Value printed) {
    if (!(printed instanceof KclList list) || list.isEmpty()) {
      return false;
    }
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof KclDict)) {
        return false;
      }
    }
    return true;
  }
}
