// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import io.kpm.hash.Digest;
import java.io.ByteArrayInputStream;

/** A manifest as bytes, which are what its digest names, with the type under which it is kept. */
public final class RawManifest {
  private final Descriptor descriptor;
  private final byte[] bytes;

  private RawManifest(Descriptor descriptor, byte[] bytes) {
    this.descriptor = descriptor;
    this.bytes = bytes;
  }

  /**
   * Hashes the bytes, which the caller gives away.
   *
   * @param mediaType a value of {@code Content-Type}, whose parameters are dropped
   */
  public static RawManifest of(String mediaType, byte[] bytes) {
    return of(mediaType, bytes, Digest.Algorithm.SHA256);
  }

  /** Hashes the bytes, which the caller gives away, with the given algorithm. */
  public static RawManifest of(String mediaType, byte[] bytes, Digest.Algorithm algorithm) {
    int semicolon = mediaType.indexOf(';');
    var type = semicolon < 0 ? mediaType : mediaType.substring(0, semicolon);
    var hash = algorithm.start();
    hash.update(bytes);
    var digest = Digest.finish(algorithm, hash);
    return new RawManifest(Descriptor.of(type.strip(), digest, bytes.length), bytes);
  }

  /**
   * A manifest that came without a type: the body decides.
   *
   * @throws io.kpm.error.KpmException as {@link #parsed()}
   */
  public static RawManifest untyped(byte[] bytes, Digest.Algorithm algorithm) {
    var mediaType = of("", bytes, algorithm).parsed().mediaType();
    return of(mediaType, bytes, algorithm);
  }

  /**
   * What the bytes say, read strictly.
   *
   * @throws io.kpm.error.KpmException {@code E_MANIFEST} for what is damaged, ambiguous or too old,
   *     {@code E_LIMIT} for what is too large or too deep, {@code E_POLICY} for a digest that could
   *     be taken for a path
   */
  public Manifest parsed() {
    return new ManifestReader(descriptor).read(bytes);
  }

  /** The bytes on their way into a store. */
  public Body body() {
    return () -> new ByteArrayInputStream(bytes);
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
