// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import java.util.Locale;
import java.util.Optional;

/** The two kinds of archives that packages come in. */
public enum Format {
  TAR("tar"),
  TAR_GZIP("tar+gzip");

  private final String title;

  Format(String title) {
    this.title = title;
  }

  /**
   * The format that the end of a file name promises: {@code .tar}, {@code .tgz}, {@code .tar.gz}.
   */
  public static Optional<Format> ofFileName(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".tar")) {
      return Optional.of(TAR);
    }
    if (lower.endsWith(".tgz") || lower.endsWith(".tar.gz")) {
      return Optional.of(TAR_GZIP);
    }
    return Optional.empty();
  }

  /** The name for people. */
  public String title() {
    return title;
  }
}
