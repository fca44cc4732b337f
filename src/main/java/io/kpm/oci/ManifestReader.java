// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.json.InvalidJsonException;
import io.kpm.json.StrictJson;
import io.kpm.text.Foreign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the bytes of one manifest into what they say, and refuses whatever two readers could
 * understand differently (OCI image specification 1.1, manifest.md, image-index.md, descriptor.md).
 */
final class ManifestReader {
  /** What registries accept (distribution specification 1.1, "Pushing Manifests"). */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  private static final int MAX_CHILDREN = 1000;
  private static final String SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1+";

  private final Descriptor self;

  ManifestReader(Descriptor self) {
    this.self = self;
  }

  Manifest read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw failed(ErrorId.E_LIMIT, "is larger than 4 MiB");
    }
    if (!(json(bytes) instanceof JsonObject body)) {
      throw damaged("is not a JSON object");
    }
    boolean isIndex = body.has("manifests");
    if (isIndex && (body.has("layers") || body.has("config"))) {
      throw damaged("is ambiguous: it has both `manifests` and `layers` or `config`");
    }
    checkVersion(body);
    var mediaType = mediaType(body, isIndex);
    return isIndex ? index(mediaType, body) : image(mediaType, body);
  }

  private JsonElement json(byte[] bytes) {
    try {
      return StrictJson.parse(bytes);
    } catch (InvalidJsonException e) {
      if (e.isTooDeep()) {
        throw failed(ErrorId.E_LIMIT, "is " + e.why());
      }
      throw new KpmException(
          ErrorId.E_MANIFEST,
          name() + " is not JSON: " + Foreign.escape(e.why()) + " at " + e.where(),
          e);
    }
  }

  private void checkVersion(JsonObject body) {
    var version = body.get("schemaVersion");
    var number = version == null ? "" : numberText(version);
    if (number.equals("1") || self.mediaType().startsWith(SCHEMA_1)) {
      throw damaged("has an old form: schema 1 is not supported");
    }
    if (!number.equals("2")) {
      throw damaged("does not have `schemaVersion` 2");
    }
  }

  private String mediaType(JsonObject body, boolean isIndex) {
    var stated = optionalText(body, "mediaType", "").orElse("");
    if (stated.startsWith(SCHEMA_1)) {
      throw damaged("has an old form: schema 1 is not supported");
    }
    var kept = self.mediaType();
    if (!stated.isEmpty() && !kept.isEmpty() && !stated.equals(kept)) {
      throw damaged(
          "is kept as " + Foreign.quote(kept) + " but says that it is " + Foreign.quote(stated));
    }
    var type = kept.isEmpty() ? stated : kept;
    if (type.isEmpty()) {
      return isIndex ? MediaTypes.IMAGE_INDEX : MediaTypes.IMAGE_MANIFEST;
    }
    if (!MediaTypes.isManifest(type)) {
      throw damaged("has the type " + Foreign.quote(type) + ", which is no manifest");
    }
    if (isIndex != MediaTypes.isIndex(type)) {
      throw damaged("has the type " + Foreign.quote(type) + " but "
          + (isIndex ? "lists manifests" : "no list of manifests"));
    }
    return type;
  }

  private Manifest.Image image(String mediaType, JsonObject body) {
    return new Manifest.Image(
        mediaType,
        optionalText(body, "artifactType", ""),
        optionalDescriptor(body, "config"),
        descriptors(body, "layers"),
        optionalDescriptor(body, "subject"),
        annotations(body, ""));
  }

  private Manifest.Index index(String mediaType, JsonObject body) {
    var manifests = descriptors(body, "manifests");
    if (manifests.size() > MAX_CHILDREN) {
      throw failed(ErrorId.E_LIMIT, "lists more than 1000 manifests");
    }
    var platforms = new LinkedHashMap<Digest, String>();
    var children = array(body, "manifests");
    for (int i = 0; i < children.size(); i++) {
      var platform = platform(children.get(i).getAsJsonObject());
      if (!platform.isEmpty()) {
        platforms.put(manifests.get(i).digest(), platform);
      }
    }
    return new Manifest.Index(mediaType, manifests, platforms, annotations(body, ""));
  }

  private String platform(JsonObject child) {
    if (!(child.get("platform") instanceof JsonObject platform)) {
      return "";
    }
    var text = new StringBuilder();
    for (var key : List.of("os", "architecture", "variant")) {
      var part = optionalText(platform, key, "manifests[].platform.").orElse("");
      if (!part.isEmpty()) {
        text.append(text.isEmpty() ? "" : "/").append(part);
      }
    }
    return text.toString();
  }

  private List<Descriptor> descriptors(JsonObject body, String key) {
    var found = new ArrayList<Descriptor>();
    for (var element : array(body, key)) {
      found.add(descriptor(element, key + "[" + found.size() + "]"));
    }
    return found;
  }

  /** The list; {@code null} is how Go writes an empty one. */
  private JsonArray array(JsonObject body, String key) {
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
  private Optional<Descriptor> optionalDescriptor(JsonObject body, String key) {
    var value = body.get(key);
    boolean isAbsent = value == null
        || value.isJsonNull()
        || (value instanceof JsonObject object && object.isEmpty());
    return isAbsent ? Optional.empty() : Optional.of(descriptor(value, key));
  }

  private Descriptor descriptor(JsonElement value, String where) {
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

  private Map<String, String> annotations(JsonObject object, String prefix) {
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

  private Optional<String> optionalText(JsonObject object, String key, String prefix) {
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
  private static String numberText(JsonElement value) {
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

  private KpmException damaged(String what) {
    return failed(ErrorId.E_MANIFEST, what);
  }

  private KpmException failed(ErrorId id, String what) {
    return new KpmException(id, name() + " " + what);
  }

  private String name() {
    return "manifest `" + self.digest() + "`";
  }
}
