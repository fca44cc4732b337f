// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.source;

import java.io.IOException;
import java.util.List;

/** How the engine sees the files of a package; paths use {@code /} whatever the platform. */
public interface PackageFiles {
  /**
   * The names of the entries of a directory, sorted by code point.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such directory
   * @throws IOException if it cannot be read or may not be read
   */
  List<String> list(String directory) throws IOException;

  /**
   * The content of a file.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read or may not be read
   */
  byte[] read(String path) throws IOException;
}
