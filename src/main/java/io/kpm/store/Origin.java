// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.hash.Digest;
import io.kpm.oci.Reference;
import io.kpm.text.Foreign;
import java.nio.file.Path;

/** Where a package came from; as a text, the package for messages, without quotes. */
public sealed interface Origin {
  /**
   * A registry.
   *
   * @param reference with its digest, and with its tag if it was asked for by one; without a digest
   *     only for a directory that a {@code sum} alone vouches for
   */
  record Registry(Reference reference) implements Origin {
    @Override
    public String toString() {
      return reference.toString();
    }
  }

  /**
   * An archive on disk.
   *
   * @param file absolute
   * @param digest of its bytes
   */
  record Archive(Path file, Digest digest) implements Origin {
    @Override
    public String toString() {
      return Foreign.escape(file.toString());
    }
  }

  /**
   * A copy in the directory {@code vendor} of a project.
   *
   * @param directory absolute
   */
  record Vendored(Path directory) implements Origin {
    @Override
    public String toString() {
      return Foreign.escape(directory.toString());
    }
  }
}
