// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.hash.Digest;
import io.kpm.http.Headers;
import java.util.Optional;

/** What a registry calls the content it sends or has stored. */
final class DigestHeader {
  private static final String NAME = "Docker-Content-Digest";

  private DigestHeader() {}

  /** The digest; empty if the header is missing or is none that kpm can compare. */
  static Optional<Digest> in(Headers headers) {
    var value = headers.first(NAME);
    return value.isEmpty() ? Optional.empty() : Digest.parse(value.get());
  }

  /**
   * Whether the registry speaks of other content. A digest of another algorithm says nothing: some
   * registries name what was pushed by SHA-512 by its SHA-256.
   */
  static boolean contradicts(Headers headers, Digest expected) {
    var named = in(headers);
    return named.isPresent()
        && named.get().algorithm() == expected.algorithm()
        && !named.get().equals(expected);
  }
}
