// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes manifests byte for byte as Go's {@code encoding/json} does with the structures of the OCI
 * image specification: the order of keys is fixed and annotations are sorted, so that equal content
 * has an equal digest whichever tool wrote it.
 */
public final class ManifestWriter {
  // Base64 of the two bytes of the empty blob (OCI image specification 1.1, manifest.md).
  private static final String EMPTY_DATA = "e30=";

  private final GoJson json = new GoJson();

  private ManifestWriter() {}

  /** The bytes of an image manifest, under its media type. */
  public static RawManifest write(Manifest.Image image) {
    return new ManifestWriter().image(image);
  }

  /** The bytes of an image index, under its media type; platforms are not written. */
  public static RawManifest write(Manifest.Index index) {
    return new ManifestWriter().index(index);
  }

  private RawManifest image(Manifest.Image image) {
    open(image.mediaType());
    text("artifactType", image.artifactType());
    descriptor("config", image.config());
    descriptors("layers", image.layers());
    descriptor("subject", image.subject());
    annotations(image.annotations());
    return RawManifest.of(image.mediaType(), json.endObject().utf8());
  }

  private RawManifest index(Manifest.Index index) {
    open(index.mediaType());
    text("artifactType", index.artifactType());
    descriptors("manifests", index.manifests());
    descriptor("subject", index.subject());
    annotations(index.annotations());
    return RawManifest.of(index.mediaType(), json.endObject().utf8());
  }

  private void open(String mediaType) {
    json.beginObject().key("schemaVersion").number(2).key("mediaType").text(mediaType);
  }

  private void descriptors(String key, List<Descriptor> list) {
    json.key(key).beginArray();
    for (var each : list) {
      descriptor(each);
    }
    json.endArray();
  }

  private void descriptor(String key, Optional<Descriptor> content) {
    if (content.isPresent()) {
      json.key(key);
      descriptor(content.get());
    }
  }

  private void descriptor(Descriptor content) {
    json.beginObject();
    json.key("mediaType").text(content.mediaType());
    json.key("digest").text(content.digest().toString());
    json.key("size").number(content.size());
    urls(content.urls());
    annotations(content.annotations());
    if (isEmptyBlob(content)) {
      json.key("data").text(EMPTY_DATA);
    }
    text("artifactType", content.artifactType());
    json.endObject();
  }

  private static boolean isEmptyBlob(Descriptor content) {
    var empty = Descriptor.empty();
    return content.mediaType().equals(empty.mediaType()) && content.digest().equals(empty.digest());
  }

  private void urls(List<String> urls) {
    if (urls.isEmpty()) {
      return;
    }
    json.key("urls").beginArray();
    for (var url : urls) {
      json.text(url);
    }
    json.endArray();
  }

  private void annotations(Map<String, String> annotations) {
    if (annotations.isEmpty()) {
      return;
    }
    json.key("annotations").beginObject();
    for (var entry : new TreeMap<>(annotations).entrySet()) {
      json.key(entry.getKey()).text(entry.getValue());
    }
    json.endObject();
  }

  private void text(String key, Optional<String> value) {
    if (value.isPresent()) {
      json.key(key).text(value.get());
    }
  }
}
