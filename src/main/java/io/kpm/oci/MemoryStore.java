// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.hash.VerifyingInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A repository in memory, for what is small: tests, and artifacts on their way. Thread-safe. */
public final class MemoryStore implements ArtifactStore {
  private final Map<Digest, byte[]> blobs = new HashMap<>();
  private final Map<Digest, RawManifest> manifests = new HashMap<>();
  private final Map<String, RawManifest> tags = new TreeMap<>();

  /** Stores bytes as a blob; says what it is known by. */
  public synchronized Descriptor add(String mediaType, byte[] bytes) {
    var blob = Descriptor.of(mediaType, Digest.of(bytes), bytes.length);
    blobs.put(blob.digest(), bytes.clone());
    return blob;
  }

  @Override
  public Optional<Descriptor> resolve(String tagOrDigest) {
    return manifest(tagOrDigest).map(RawManifest::descriptor);
  }

  @Override
  public synchronized Optional<RawManifest> manifest(String tagOrDigest) {
    var digest = Digest.parse(tagOrDigest);
    return Optional.ofNullable(
        digest.isPresent() ? manifests.get(digest.get()) : tags.get(tagOrDigest));
  }

  @Override
  public synchronized List<String> tags() {
    return List.copyOf(tags.keySet());
  }

  @Override
  public synchronized InputStream fetch(Descriptor blob) {
    var bytes = blobs.get(blob.digest());
    var what = "blob `" + blob.digest() + "`";
    if (bytes == null) {
      throw new KpmException(ErrorId.E_NOTFOUND, what + " is not there");
    }
    return new VerifyingInputStream(
        new ByteArrayInputStream(bytes), blob.digest(), blob.size(), what);
  }

  @Override
  public synchronized boolean contains(Descriptor content) {
    return MediaTypes.isManifest(content.mediaType())
        ? manifests.containsKey(content.digest())
        : blobs.containsKey(content.digest());
  }

  @Override
  public void push(Descriptor content, Body body) throws IOException {
    byte[] bytes;
    try (var in = new VerifyingInputStream(
        body.open(), content.digest(), content.size(), "content `" + content.digest() + "`")) {
      bytes = in.readAllBytes();
    }
    if (!MediaTypes.isManifest(content.mediaType())) {
      keep(content.digest(), bytes);
      return;
    }
    keep(RawManifest.of(content.mediaType(), bytes, content.digest().algorithm()));
  }

  @Override
  public synchronized void tag(RawManifest manifest, String tag, TagPolicy policy)
      throws IOException {
    var before = tags.get(tag);
    if (policy == TagPolicy.CREATE
        && before != null
        && !before.digest().equals(manifest.digest())) {
      throw new KpmException(
          ErrorId.E_EXISTS, "the tag `" + tag + "` already exists with other content");
    }
    keep(manifest);
    tags.put(tag, manifest);
  }

  private synchronized void keep(Digest digest, byte[] bytes) {
    blobs.put(digest, bytes);
  }

  private synchronized void keep(RawManifest manifest) throws IOException {
    for (var part : manifest.parsed().parts()) {
      if (!contains(part)) {
        throw new MissingContentException("`" + part.digest() + "` is missing");
      }
    }
    manifests.put(manifest.digest(), manifest);
  }
}
