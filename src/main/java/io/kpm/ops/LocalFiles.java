// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.kcl.source.PackageFiles;
import io.kpm.text.Utf8Order;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A directory of the user as the engine sees it: read as it is. */
final class LocalFiles implements PackageFiles {
  private final Path root;

  LocalFiles(Path root) {
    this.root = root;
  }

  @Override
  public List<String> list(String directory) throws IOException {
    var names = new ArrayList<String>();
    try (var entries = Files.newDirectoryStream(root.resolve(directory))) {
      for (var entry : entries) {
        names.add(entry.getFileName().toString());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    names.sort(Utf8Order.INSTANCE);
    return names;
  }

  @Override
  public byte[] read(String path) throws IOException {
    return Files.readAllBytes(root.resolve(path));
  }
}
