// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.json.InvalidJsonException;
import io.kpm.json.StrictJson;
import io.kpm.oci.Descriptor;
import io.kpm.oci.DescriptorReader;
import io.kpm.oci.MediaTypes;
import io.kpm.oci.TagName;
import io.kpm.text.Foreign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of {@code index.json}: the manifests of a layout and their tags. Immutable; what kpm
 * does not know in it is kept.
 */
public final class LayoutIndex {
  // OCI image specification 1.1, annotations.md
  private static final String REF_NAME = "org.opencontainers.image.ref.name";
  private static final String MANIFESTS = "manifests";

  private final JsonObject top;
  private final List<Entry> entries;
  private final Map<String, Entry> byTag = new LinkedHashMap<>();
  private final Map<Digest, Entry> byDigest = new HashMap<>();

  private LayoutIndex(JsonObject top, List<Entry> entries) {
    this.top = top;
    this.entries = entries;
    for (var entry : entries) {
      byDigest.putIfAbsent(entry.descriptor().digest(), entry);
      if (!entry.tag().isEmpty()) {
        byTag.putIfAbsent(entry.tag(), entry);
      }
    }
  }

  /** The index of a layout without manifests. */
  static LayoutIndex empty() {
    var top = new JsonObject();
    top.addProperty("schemaVersion", 2);
    top.addProperty("mediaType", MediaTypes.IMAGE_INDEX);
    top.add(MANIFESTS, new JsonArray());
    return new LayoutIndex(top, List.of());
  }

  /**
   * Reads the file.
   *
   * @param what the file in words, for messages
   * @throws KpmException {@code E_MANIFEST} if it is damaged
   */
  static LayoutIndex read(byte[] json, String what) {
    JsonObject top;
    try {
      top = StrictJson.parse(json) instanceof JsonObject object ? object : new JsonObject();
    } catch (InvalidJsonException e) {
      throw new KpmException(
          ErrorId.E_MANIFEST,
          what + " is not JSON: " + Foreign.escape(e.why()) + " at " + e.where(),
          e);
    }
    if (!(top.get(MANIFESTS) instanceof JsonArray list)) {
      throw new KpmException(ErrorId.E_MANIFEST, what + " has no list of `manifests`");
    }
    var reader = new DescriptorReader(what);
    var entries = new ArrayList<Entry>(list.size());
    for (var element : list) {
      var descriptor = reader.descriptor(element, MANIFESTS + "[" + entries.size() + "]");
      entries.add(new Entry(descriptor, element.getAsJsonObject()));
    }
    return new LayoutIndex(top, entries);
  }

  /** The manifest under a tag. */
  public Optional<Descriptor> tagged(String tag) {
    return Optional.ofNullable(byTag.get(tag)).map(Entry::plain);
  }

  /** The manifest of that digest, if it is listed. */
  public Optional<Descriptor> find(Digest digest) {
    return Optional.ofNullable(byDigest.get(digest)).map(Entry::plain);
  }

  /** The legal tags, in their order. */
  public List<String> tags() {
    var tags = new ArrayList<String>(byTag.size());
    for (var tag : byTag.keySet()) {
      if (TagName.isLegal(tag)) {
        tags.add(tag);
      }
    }
    return List.copyOf(tags);
  }

  /** The distinct manifests that are listed, tagged or not, in their order. */
  public List<Descriptor> manifests() {
    var found = new LinkedHashMap<Digest, Descriptor>();
    for (var entry : entries) {
      found.putIfAbsent(entry.descriptor().digest(), entry.plain());
    }
    return List.copyOf(found.values());
  }

  /** With that manifest listed. */
  public LayoutIndex with(Descriptor manifest) {
    if (byDigest.containsKey(manifest.digest())) {
      return this;
    }
    var changed = new ArrayList<>(entries);
    changed.add(Entry.of(manifest, ""));
    return new LayoutIndex(top, changed);
  }

  /** With the tag on that manifest; a manifest that loses its tag by this stays listed. */
  public LayoutIndex withTag(Descriptor manifest, String tag) {
    var before = byTag.get(tag);
    if (before != null && before.descriptor().digest().equals(manifest.digest())) {
      return this;
    }
    var changed = new ArrayList<Entry>(entries.size() + 1);
    for (var entry : withoutTag(tag).entries) {
      boolean isReplaced =
          entry.tag().isEmpty() && entry.descriptor().digest().equals(manifest.digest());
      if (!isReplaced) {
        changed.add(entry);
      }
    }
    changed.add(Entry.of(manifest, tag));
    return new LayoutIndex(top, changed);
  }

  /** Without the tag; its manifest stays listed. */
  public LayoutIndex withoutTag(String tag) {
    var tagged = byTag.get(tag);
    if (tagged == null) {
      return this;
    }
    var changed = new ArrayList<Entry>(entries.size());
    for (var entry : entries) {
      if (!entry.tag().equals(tag)) {
        changed.add(entry);
      }
    }
    return new LayoutIndex(top, changed).with(tagged.plain());
  }

  /** Without that manifest and all its tags. */
  public LayoutIndex without(Digest digest) {
    var changed = new ArrayList<Entry>(entries.size());
    for (var entry : entries) {
      if (!entry.descriptor().digest().equals(digest)) {
        changed.add(entry);
      }
    }
    return changed.size() == entries.size() ? this : new LayoutIndex(top, changed);
  }

  byte[] toJson() {
    var list = new JsonArray(entries.size());
    for (var entry : entries) {
      list.add(entry.json());
    }
    var whole = new JsonObject();
    for (var key : top.keySet()) {
      whole.add(key, key.equals(MANIFESTS) ? list : top.get(key));
    }
    return whole.toString().getBytes(UTF_8);
  }

  /** One element of the list, with everything that other tools wrote into it. */
  private record Entry(Descriptor descriptor, JsonObject json) {
    static Entry of(Descriptor manifest, String tag) {
      var json = new JsonObject();
      json.addProperty("mediaType", manifest.mediaType());
      json.addProperty("digest", manifest.digest().toString());
      json.addProperty("size", manifest.size());
      if (tag.isEmpty()) {
        return new Entry(manifest.withAnnotations(Map.of()), json);
      }
      var annotations = new JsonObject();
      annotations.addProperty(REF_NAME, tag);
      json.add("annotations", annotations);
      return new Entry(manifest.withAnnotations(Map.of(REF_NAME, tag)), json);
    }

    /** Empty if it has none. */
    String tag() {
      return descriptor.annotations().getOrDefault(REF_NAME, "");
    }

    Descriptor plain() {
      return Descriptor.of(descriptor.mediaType(), descriptor.digest(), descriptor.size());
    }
  }
}
