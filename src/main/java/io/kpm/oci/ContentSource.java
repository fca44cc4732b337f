// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where the content of artifacts can be had: a store, or a package that is about to be pushed. */
public interface ContentSource {
  /** The manifest behind a tag or digest, its bytes verified; empty if it is not there. */
  Optional<RawManifest> manifest(String tagOrDigest) throws IOException;

  /**
   * Streams a blob; size and digest are checked while it is read.
   *
   * @throws io.kpm.error.KpmException {@code E_NOTFOUND} if it is not there
   */
  InputStream fetch(Descriptor blob) throws IOException;
}
