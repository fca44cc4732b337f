// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import io.kpm.hash.Digest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a store promises of some content (OCI image specification 1.1, descriptor.md).
 *
 * @param size in bytes, not negative
 * @param annotations in their order
 * @param urls where a foreign layer would lie; kpm never goes there
 */
public record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    Optional<String> artifactType,
    Map<String, String> annotations,
    List<String> urls) {
  private static final String EMPTY_HEX =
      "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

  public Descriptor {
    if (size < 0) {
      throw new IllegalArgumentException("negative size " + size);
    }
    annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    urls = List.copyOf(urls);
  }

  /**
   * The blob <code>{}</code> that stands where an artifact has no config or no layer (OCI image
   * specification 1.1, manifest.md, "Guidance for an Empty Descriptor").
   */
  public static Descriptor empty() {
    return of(MediaTypes.EMPTY, new Digest(Digest.Algorithm.SHA256, EMPTY_HEX), 2);
  }

  /** A descriptor with the three fields that every one has. */
  public static Descriptor of(String mediaType, Digest digest, long size) {
    return new Descriptor(mediaType, digest, size, Optional.empty(), Map.of(), List.of());
  }

  public Descriptor withAnnotations(Map<String, String> other) {
    return new Descriptor(mediaType, digest, size, artifactType, other, urls);
  }
}
