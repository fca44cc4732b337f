// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Headers;
import io.kpm.text.Foreign;
import java.util.Locale;

/** Tells answers of a registry from those of anything else that speaks HTTP. */
public final class RegistryAnswer {
  // Every implementation of the distribution specification before 1.0 sends it, and most still do.
  private static final String VERSION_HEADER = "Docker-Distribution-Api-Version";

  private RegistryAnswer() {}

  /** Whether the answer carries the mark of a registry. */
  static boolean isMarked(Headers headers) {
    return headers.first(VERSION_HEADER).isPresent();
  }

  /** Whether the body is a page for people, such as the login page of a network. */
  public static boolean isPage(Headers headers) {
    return headers
        .first("Content-Type")
        .orElse("")
        .toLowerCase(Locale.ROOT)
        .startsWith("text/html");
  }

  /** The failure for something that is no registry. */
  public static KpmException notARegistry(String registry, String got) {
    return new KpmException(
        ErrorId.E_PROTO,
        "`" + registry + "` is not an OCI registry (got " + Foreign.escape(got) + ")");
  }
}
