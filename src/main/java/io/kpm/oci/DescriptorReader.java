// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.text.Foreign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads descriptors and other parts of manifests from strict JSON.
 *
 * <p>Everything fails with {@code E_MANIFEST}, but a digest that could be taken for a path with
 * {@code E_POLICY} and a size over 2^53 with {@code E_LIMIT}.
 */
public final class DescriptorReader {
  private final String what;

  /**
   * A reader for one document.
   *
   * @param what the document in words, the subject of all messages
   */
  public DescriptorReader(String what) {
    this.what = what;
  }

  /** The descriptors of a list; absent and {@code null} are an empty one. */
  public List<Descriptor> descriptors(JsonObject body, String key) {
    var found = new ArrayList<Descriptor>();
    for (var element : array(body, key)) {
      found.add(descriptor(element, key + "[" + found.size() + "]"));
    }
    return found;
  }

  /** The list; {@code null} is how Go writes an empty one. */
  JsonArray array(JsonObject body, String key) {
    var value = body.get(key);
    if (value == null || value.isJsonNull()) {
      return new JsonArray();
    }
    if (value instanceof JsonArray array) {
      return array;
    }
    throw damaged("has a `" + key + "` that is not a list");
  }

  /** The descriptor; some publishers write an object without fields where they have none. */
  Optional<Descriptor> optionalDescriptor(JsonObject body, String key) {
    var value = body.get(key);
    boolean isAbsent = value == null
        || value.isJsonNull()
        || (value instanceof JsonObject object && object.isEmpty());
    return isAbsent ? Optional.empty() : Optional.of(descriptor(value, key));
  }

  /**
   * The descriptor.
   *
   * @param where its place in the document, such as {@code layers[0]}
   */
  public Descriptor descriptor(JsonElement value, String where) {
    if (!(value instanceof JsonObject object)) {
      throw damaged("has a `" + where + "` that is not an object");
    }
    var prefix = where + ".";
    return new Descriptor(
        text(object, "mediaType", prefix),
        digest(object, prefix),
        size(object, prefix),
        optionalText(object, "artifactType", prefix),
        annotations(object, prefix),
        urls(object, prefix));
  }

  private Digest digest(JsonObject object, String prefix) {
    var written = text(object, "digest", prefix);
    if (written.indexOf('/') >= 0 || written.contains("..")) {
      throw failed(
          ErrorId.E_POLICY,
          "has a `" + prefix + "digest` that could be a path: " + Foreign.quote(written));
    }
    return Digest.parse(written)
        .orElseThrow(() -> damaged(
            "has a `" + prefix + "digest` that is no sha256 or sha512: " + Foreign.quote(written)));
  }

  private long size(JsonObject object, String prefix) {
    var value = object.get("size");
    var digits = value == null ? "" : numberText(value);
    if (!isWhole(digits)) {
      throw damaged("has a `" + prefix + "size` that is not a whole number of bytes");
    }
    // Up to 2^53 every JSON reader agrees on the number (RFC 8259, 6).
    if (digits.length() > 16 || Long.parseLong(digits) > 1L << 53) {
      throw failed(ErrorId.E_LIMIT, "has a `" + prefix + "size` over 2^53");
    }
    return Long.parseLong(digits);
  }

  Map<String, String> annotations(JsonObject object, String prefix) {
    var value = object.get("annotations");
    if (value == null || value.isJsonNull()) {
      return Map.of();
    }
    if (!(value instanceof JsonObject entries)) {
      throw damaged("has `" + prefix + "annotations` that are not an object");
    }
    var found = new LinkedHashMap<String, String>();
    for (var key : entries.keySet()) {
      found.put(key, text(entries, key, prefix + "annotations."));
    }
    return found;
  }

  private List<String> urls(JsonObject object, String prefix) {
    var found = new ArrayList<String>();
    for (var url : array(object, "urls")) {
      if (!url.isJsonPrimitive() || !url.getAsJsonPrimitive().isString()) {
        throw damaged("has `" + prefix + "urls` that are not text");
      }
      found.add(url.getAsString());
    }
    return found;
  }

  private String text(JsonObject object, String key, String prefix) {
    return optionalText(object, key, prefix)
        .orElseThrow(() -> damaged("has no `" + prefix + Foreign.escape(key) + "`"));
  }

  Optional<String> optionalText(JsonObject object, String key, String prefix) {
    var value = object.get(key);
    if (value == null || value.isJsonNull()) {
      return Optional.empty();
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw damaged("has a `" + prefix + Foreign.escape(key) + "` that is not text");
    }
    return Optional.of(value.getAsString());
  }

  /** The number as it was written; empty if the value is none. */
  static String numberText(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
        ? value.getAsString()
        : "";
  }

  private static boolean isWhole(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return false;
      }
    }
    return !digits.isEmpty();
  }

  KpmException damaged(String fault) {
    return failed(ErrorId.E_MANIFEST, fault);
  }

  KpmException failed(ErrorId id, String fault) {
    return new KpmException(id, what + " " + fault);
  }
}
