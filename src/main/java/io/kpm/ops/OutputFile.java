// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.files.AtomicFile;
import io.kpm.files.DiskError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the user asked for instead of stdout. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Writes a document, by rename; devices and pipes, such as {@code /dev/null}, are written to.
   *
   * @throws io.kpm.error.KpmException {@code E_IO}
   */
  public static void write(Path file, String document) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        Files.writeString(file, document, UTF_8);
      } else {
        AtomicFile.write(file, document.getBytes(UTF_8), AtomicFile.Access.AS_BEFORE);
      }
    } catch (IOException e) {
      throw DiskError.of("cannot write", file, e);
    }
  }
}
