// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import java.nio.file.Path;
import java.util.Map;

/** What of a directory goes into an archive; paths are relative, with {@code /}. */
public interface Selection {
  /** Whether the path and everything below it stays out, unlooked at. */
  boolean skips(String path);

  /** Whether that file or empty directory goes in; asked only for what is not skipped. */
  boolean takes(String path);

  /**
   * Directories from elsewhere by the paths under which they go in; they replace what lies there.
   */
  default Map<String, Path> additions() {
    return Map.of();
  }

  /** Everything. */
  static Selection all() {
    return Everything.INSTANCE;
  }
}
