// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.http.Response;
import java.io.IOException;

/** Reads answers that are small by nature, and gives their connections back. */
public final class Answer {
  /** Token answers are refused, and error bodies cut, beyond this. */
  public static final int MAX_BYTES = 64 * 1024;

  private Answer() {}

  /** Reads at most {@code maxBytes + 1} bytes, so that a longer body shows. */
  public static byte[] read(Response response, int maxBytes) throws IOException {
    return response.body().readNBytes(maxBytes + 1);
  }

  /** Reads the rest if it is short, so that the connection can be used again, and closes. */
  public static void discard(Response response) {
    try (response) {
      read(response, MAX_BYTES);
    } catch (IOException e) {
      // The body says nothing that is needed, and its connection is closed by now.
      return;
    }
  }
}
