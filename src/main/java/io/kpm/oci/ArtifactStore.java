// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One repository of content: blobs, manifests and tags. Registries, image layouts on disk and
 * memory implement it alike.
 *
 * <p>An {@link IOException} means that the network or the disk failed; whatever a user can act on
 * is a {@code KpmException} already.
 */
public interface ArtifactStore extends ContentSource {
  /** What a tag or digest stands for, without its content; empty if it is not there. */
  Optional<Descriptor> resolve(String tagOrDigest) throws IOException;

  /** All tags in the store's order; empty also for a repository that does not exist. */
  List<String> tags() throws IOException;

  /** Whether a blob or manifest is there. */
  boolean contains(Descriptor content) throws IOException;

  /**
   * Stores a blob, or a manifest by its digest; storing what is there changes nothing.
   *
   * @throws MissingContentException if it is a manifest and something that it refers to is missing
   */
  void push(Descriptor content, Body body) throws IOException;

  /**
   * Stores the manifest under a tag, after everything it refers to.
   *
   * @throws MissingContentException if something that it refers to is missing
   */
  void tag(RawManifest manifest, String tag, TagPolicy policy) throws IOException;

  /** What to do with a tag that exists. */
  enum TagPolicy {
    /** {@code E_EXISTS} if the tag exists with other content, as far as the store can tell. */
    CREATE,
    /** The tag moves. */
    REPLACE
  }
}
