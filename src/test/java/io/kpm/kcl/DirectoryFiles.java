// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl;

import io.kpm.kcl.source.PackageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files below a directory. */
record DirectoryFiles(Path root) implements PackageFiles {
  @Override
  public List<String> list(String directory) throws IOException {
    try (var entries = Files.list(root.resolve(directory))) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public byte[] read(String path) throws IOException {
    return Files.readAllBytes(root.resolve(path));
  }
}
