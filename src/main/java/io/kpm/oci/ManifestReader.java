// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.json.InvalidJsonException;
import io.kpm.json.StrictJson;
import io.kpm.text.Foreign;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Turns the bytes of one manifest into what they say, and refuses whatever two readers could
 * understand differently (OCI image specification 1.1, manifest.md, image-index.md, descriptor.md).
 */
final class ManifestReader {
  private static final int MAX_CHILDREN = 1000;
  private static final String SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1+";

  private final Descriptor self;
  private final DescriptorReader parts;

  ManifestReader(Descriptor self) {
    this.self = self;
    this.parts = new DescriptorReader("manifest `" + self.digest() + "`");
  }

  Manifest read(byte[] bytes) {
    if (!(json(bytes) instanceof JsonObject body)) {
      throw parts.damaged("is not a JSON object");
    }
    boolean isIndex = body.has("manifests");
    if (isIndex && (body.has("layers") || body.has("config"))) {
      throw parts.damaged("is ambiguous: it has both `manifests` and `layers` or `config`");
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
        throw parts.failed(ErrorId.E_LIMIT, "is " + e.why());
      }
      throw new KpmException(
          ErrorId.E_MANIFEST,
          "manifest `" + self.digest() + "` is not JSON: " + Foreign.escape(e.why()) + " at "
              + e.where(),
          e);
    }
  }

  private void checkVersion(JsonObject body) {
    var version = body.get("schemaVersion");
    var number = version == null ? "" : DescriptorReader.numberText(version);
    if (number.equals("1") || self.mediaType().startsWith(SCHEMA_1)) {
      throw parts.damaged("has an old form: schema 1 is not supported");
    }
    if (!number.equals("2")) {
      throw parts.damaged("does not have `schemaVersion` 2");
    }
  }

  private String mediaType(JsonObject body, boolean isIndex) {
    var stated = parts.optionalText(body, "mediaType", "").orElse("");
    if (stated.startsWith(SCHEMA_1)) {
      throw parts.damaged("has an old form: schema 1 is not supported");
    }
    var kept = self.mediaType();
    if (!stated.isEmpty() && !kept.isEmpty() && !stated.equals(kept)) {
      throw parts.damaged(
          "is kept as " + Foreign.quote(kept) + " but says that it is " + Foreign.quote(stated));
    }
    var type = kept.isEmpty() ? stated : kept;
    if (type.isEmpty()) {
      return isIndex ? MediaTypes.IMAGE_INDEX : MediaTypes.IMAGE_MANIFEST;
    }
    if (!MediaTypes.isManifest(type)) {
      throw parts.damaged("has the type " + Foreign.quote(type) + ", which is no manifest");
    }
    if (isIndex != MediaTypes.isIndex(type)) {
      throw parts.damaged("has the type " + Foreign.quote(type) + " but "
          + (isIndex ? "lists manifests" : "no list of manifests"));
    }
    return type;
  }

  private Manifest.Image image(String mediaType, JsonObject body) {
    return new Manifest.Image(
        mediaType,
        parts.optionalText(body, "artifactType", ""),
        parts.optionalDescriptor(body, "config"),
        parts.descriptors(body, "layers"),
        parts.optionalDescriptor(body, "subject"),
        parts.annotations(body, ""));
  }

  private Manifest.Index index(String mediaType, JsonObject body) {
    var manifests = parts.descriptors(body, "manifests");
    if (manifests.size() > MAX_CHILDREN) {
      throw parts.failed(ErrorId.E_LIMIT, "lists more than 1000 manifests");
    }
    var platforms = new LinkedHashMap<Digest, String>();
    var children = parts.array(body, "manifests");
    for (int i = 0; i < children.size(); i++) {
      var platform = platform(children.get(i).getAsJsonObject());
      if (!platform.isEmpty()) {
        platforms.put(manifests.get(i).digest(), platform);
      }
    }
    return new Manifest.Index(
        mediaType,
        parts.optionalText(body, "artifactType", ""),
        manifests,
        platforms,
        parts.optionalDescriptor(body, "subject"),
        parts.annotations(body, ""));
  }

  private String platform(JsonObject child) {
    if (!(child.get("platform") instanceof JsonObject platform)) {
      return "";
    }
    var text = new StringBuilder();
    for (var key : List.of("os", "architecture", "variant")) {
      var part = parts.optionalText(platform, key, "manifests[].platform.").orElse("");
      if (!part.isEmpty()) {
        text.append(text.isEmpty() ? "" : "/").append(part);
      }
    }
    return text.toString();
  }
}
