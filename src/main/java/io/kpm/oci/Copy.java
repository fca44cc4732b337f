// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The transfer of one artifact, with everything it refers to, from one store to another.
 *
 * <p>Blobs go first, child manifests after them and before their index, the tag last: nothing that
 * a tag can reach is ever incomplete.
 */
public final class Copy {
  // An index of indexes is the deepest that anybody publishes.
  private static final int MAX_INDEX_DEPTH = 2;

  private final ContentSource from;
  private final ArtifactStore to;
  private final int concurrency;
  private final Reporter reporter;
  private final Map<Digest, Descriptor> blobs = new LinkedHashMap<>();
  private final Map<Digest, RawManifest> children = new LinkedHashMap<>();

  /**
   * Prepares a transfer.
   *
   * @param concurrency blobs that move at the same time, at least 1
   * @param reporter learns how far large blobs have come
   */
  public Copy(ContentSource from, ArtifactStore to, int concurrency, Reporter reporter) {
    this.from = from;
    this.to = to;
    this.concurrency = concurrency;
    this.reporter = reporter;
  }

  /** What became of a blob. */
  public sealed interface Outcome {
    /** It was sent. */
    record Uploaded() implements Outcome {}

    /** The target had it already. */
    record Exists() implements Outcome {}
  }

  /** One blob and what became of it. */
  public record Transfer(Descriptor blob, Outcome outcome) {}

  /**
   * What a copy did.
   *
   * @param transfers the distinct blobs, in the order of the manifests
   */
  public record Result(List<Transfer> transfers) {
    public Result {
      transfers = List.copyOf(transfers);
    }

    /** The sizes of all distinct blobs together, in bytes. */
    public long totalBytes() {
      long total = 0;
      for (var transfer : transfers) {
        total += transfer.blob().size();
      }
      return total;
    }

    /** The bytes that were not sent. */
    public long savedBytes() {
      long saved = totalBytes();
      for (var transfer : transfers) {
        saved -=
            transfer.outcome() instanceof Outcome.Uploaded ? transfer.blob().size() : 0;
      }
      return saved;
    }
  }

  /**
   * Copies the artifact and gives it the tags; without tags it is stored by its digest.
   *
   * @throws KpmException {@code E_EXISTS} if the policy keeps a tag from moving; {@code E_NOTFOUND}
   *     if the source lacks a part; {@code E_LIMIT} if indexes are nested too deeply
   * @throws IOException if the network or the disk failed
   */
  public Result run(RawManifest root, List<String> tags, ArtifactStore.TagPolicy policy)
      throws IOException {
    collect(root, 0);
    var result = new Result(new Transfers(from, to, reporter).run(blobs.values(), concurrency));
    pushChildren();
    for (var tag : tags) {
      place(() -> to.tag(root, tag, policy));
    }
    if (tags.isEmpty()) {
      place(() -> to.push(root.descriptor(), root.body()));
    }
    return result;
  }

  private void collect(RawManifest manifest, int depth) throws IOException {
    var parsed = manifest.parsed();
    if (parsed instanceof Manifest.Index && depth > MAX_INDEX_DEPTH) {
      throw new KpmException(
          ErrorId.E_LIMIT, "index `" + manifest.digest() + "` is nested more than 2 deep");
    }
    for (var part : parsed.parts()) {
      if (!MediaTypes.isManifest(part.mediaType())) {
        blobs.putIfAbsent(part.digest(), part);
      } else if (!children.containsKey(part.digest())) {
        var child = child(part);
        collect(child, depth + 1);
        children.put(part.digest(), child);
      }
    }
  }

  private RawManifest child(Descriptor descriptor) throws IOException {
    return from.manifest(descriptor.digest().toString())
        .orElseThrow(() -> new KpmException(
            ErrorId.E_NOTFOUND, "manifest `" + descriptor.digest() + "` is not there"));
  }

  private void pushChildren() throws IOException {
    for (var child : children.values()) {
      if (!to.contains(child.descriptor())) {
        place(() -> to.push(child.descriptor(), child.body()));
      }
    }
  }

  /**
   * Stores a manifest. What a store calls present may be gone; then everything is sent once more
   * without asking.
   */
  private void place(Placement placement) throws IOException {
    try {
      placement.run();
    } catch (MissingContentException e) {
      resend();
      try {
        placement.run();
      } catch (MissingContentException again) {
        throw new KpmException(
            ErrorId.E_SERVER,
            "the target refuses the manifest although everything was sent: " + again.getMessage(),
            again);
      }
    }
  }

  private void resend() throws IOException {
    for (var blob : blobs.values()) {
      to.push(blob, () -> from.fetch(blob));
    }
    for (var child : children.values()) {
      to.push(child.descriptor(), child.body());
    }
  }

  private interface Placement {
    void run() throws IOException;
  }
}
