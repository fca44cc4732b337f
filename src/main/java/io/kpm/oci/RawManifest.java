// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import io.kpm.hash.Digest;

/** A manifest as bytes, which are what its digest names, with the type under which it is kept. */
public final class RawManifest {
  private final Descriptor descriptor;
  private final byte[] bytes;

  private RawManifest(Descriptor descriptor, byte[] bytes) {
    this.descriptor = descriptor;
    this.bytes = bytes;
  }

  /** Hashes the bytes, which the caller gives away. */
  public static RawManifest of(String mediaType, byte[] bytes) {
    return new RawManifest(Descriptor.of(mediaType, Digest.of(bytes), bytes.length), bytes);
  }

  public Descriptor descriptor() {
    return descriptor;
  }

  public Digest digest() {
    return descriptor.digest();
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
