// SPDX-License-Identifier: Apache-2.0
package io.kpm.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The version of this program, as the build wrote it down. */
public final class KpmVersion {
  private KpmVersion() {}

  /** Such as {@code 0.1.0}. */
  public static String text() {
    try (var resource = KpmVersion.class.getResourceAsStream("version")) {
      if (resource == null) {
        throw new IllegalStateException("built without its version");
      }
      return new String(resource.readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
