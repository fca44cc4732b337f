// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Bodies that a server or a proxy compressed although nobody asked for it. */
final class Compression {
  private static final int BUFFER_BYTES = 64 * 1024;

  private Compression() {}

  /** Whether the body is compressed; the transport lets no other coding than gzip pass. */
  static boolean isUsed(Headers headers) {
    var coding = headers.first("Content-Encoding");
    return coding.isPresent() && !coding.get().equalsIgnoreCase("identity");
  }

  /**
   * The content of a compressed body.
   *
   * @throws KpmException {@code E_PROTO} if it is not compressed
   */
  static InputStream unpacked(InputStream body, String registry) throws IOException {
    try {
      return new GZIPInputStream(body, BUFFER_BYTES);
    } catch (ZipException e) {
      throw new KpmException(
          ErrorId.E_PROTO,
          "`" + registry + "` announced a gzip body but sent another: " + e.getMessage(),
          e);
    }
  }
}
