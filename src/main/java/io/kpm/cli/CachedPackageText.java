// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kpm.ops.CachedPackage;
import io.kpm.text.ByteSize;
import io.kpm.text.Foreign;
import java.util.List;

/** How packages of the cache are printed. */
final class CachedPackageText {
  // `sha256:` and twelve digits name a package well enough for people.
  private static final int DIGEST_CHARS = 19;
  private static final int DATE_CHARS = 10;

  private CachedPackageText() {}

  /** A table for people. */
  static List<String> table(List<CachedPackage> packages) {
    var table = new Table("PACKAGE", "TAG", "DIGEST", "SIZE", "FILES", "USED", "DIRECTORY");
    for (var each : packages) {
      table.add(
          Foreign.escape(each.source()),
          each.tag().isEmpty() ? "-" : each.tag(),
          each.digest().substring(0, Math.min(DIGEST_CHARS, each.digest().length())),
          ByteSize.of(each.content().bytes()),
          Integer.toString(each.content().files()),
          each.lastUsed().toString().substring(0, DATE_CHARS),
          Foreign.escape(each.directory().toString()));
    }
    return table.lines();
  }

  static JsonArray json(List<CachedPackage> packages) {
    var all = new JsonArray();
    for (var each : packages) {
      all.add(json(each));
    }
    return all;
  }

  static JsonObject json(CachedPackage each) {
    var json = new JsonObject();
    json.addProperty("source", each.source());
    json.addProperty("tag", each.tag());
    json.addProperty("digest", each.digest());
    json.addProperty("path", each.directory().toString());
    json.addProperty("files", each.content().files());
    json.addProperty("bytes", each.content().bytes());
    json.addProperty("lastUsed", each.lastUsed().toString());
    return json;
  }
}
