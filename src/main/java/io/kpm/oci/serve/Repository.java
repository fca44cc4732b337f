// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import io.kpm.hash.Digest;
import io.kpm.oci.Descriptor;
import io.kpm.oci.Manifest;
import io.kpm.oci.RawManifest;
import io.kpm.oci.layout.ImageLayout;
import io.kpm.oci.layout.LayoutIndex;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One repository: an image layout of which this process is the only writer. Thread-safe. */
final class Repository {
  private final ImageLayout layout;
  private LayoutIndex index;

  /** Who refers to whom; read from all manifests when somebody asks for the first time. */
  private @Nullable Map<Digest, Map<Digest, Descriptor>> referrers;

  private Repository(ImageLayout layout, LayoutIndex index) {
    this.layout = layout;
    this.index = index;
  }

  static Repository open(Path directory) throws IOException {
    var layout = ImageLayout.create(directory, Reporter.silent());
    return new Repository(layout, layout.index());
  }

  ImageLayout layout() {
    return layout;
  }

  /** The file of a blob; empty if it is not there. */
  Optional<Path> blob(Digest digest) {
    var file = layout.blobFile(digest);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  synchronized Optional<Descriptor> resolve(String tagOrDigest) {
    var digest = Digest.parse(tagOrDigest);
    return digest.isPresent() ? index.find(digest.get()) : index.tagged(tagOrDigest);
  }

  synchronized List<String> tags() {
    return index.tags();
  }

  synchronized boolean isEmpty() {
    return index.manifests().isEmpty();
  }

  /** Stores a manifest whose parts are there. */
  synchronized void put(RawManifest manifest) throws IOException {
    layout.store(manifest);
    index = layout.change(i -> i.with(manifest.descriptor()));
    remember(manifest);
  }

  /** Stores a manifest under a tag. */
  synchronized void put(RawManifest manifest, String tag) throws IOException {
    layout.store(manifest);
    index = layout.change(i -> i.withTag(manifest.descriptor(), tag));
    remember(manifest);
  }

  synchronized void removeTag(String tag) throws IOException {
    index = layout.change(i -> i.withoutTag(tag));
  }

  /**
   * Takes a manifest and its tags off the list. Its content stays until the next start: a push that
   * runs may count on it.
   */
  synchronized void remove(Digest manifest) throws IOException {
    index = layout.change(i -> i.without(manifest));
    referrers = null;
  }

  /** The manifests whose subject has that digest, described as the distribution spec wants it. */
  synchronized List<Descriptor> referrers(Digest subject) throws IOException {
    if (referrers == null) {
      referrers = new HashMap<>();
      for (var each : index.manifests()) {
        remember(layout.load(each));
      }
    }
    return List.copyOf(referrers.getOrDefault(subject, Map.of()).values());
  }

  /** Removes what deleted manifests and abandoned pushes left. */
  synchronized void removeUnused(Instant oldest) throws IOException {
    layout.removeUnused(oldest);
  }

  private void remember(RawManifest manifest) {
    if (referrers == null) {
      return;
    }
    var parsed = manifest.parsed();
    if (parsed.subject().isPresent()) {
      referrers
          .computeIfAbsent(parsed.subject().get().digest(), d -> new LinkedHashMap<>())
          .put(manifest.digest(), describe(manifest.descriptor(), parsed));
    }
  }

  private static Descriptor describe(Descriptor plain, Manifest manifest) {
    return new Descriptor(
        plain.mediaType(),
        plain.digest(),
        plain.size(),
        manifest.kind(),
        manifest.annotations(),
        List.of());
  }
}
