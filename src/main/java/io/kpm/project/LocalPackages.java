// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.ModFile;
import io.kpm.text.Foreign;
import io.kpm.text.Utf8Order;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packages in a directory of the user. */
final class LocalPackages {
  private LocalPackages() {}

  /**
   * The directory of the package of that name in a directory or anywhere below it, the least deep
   * one; links are not followed.
   *
   * @throws KpmException {@code E_RESOLVE} naming what is there; {@code E_MOD}
   */
  static Path below(Path directory, String name) throws IOException {
    var names = new ArrayList<String>();
    for (var candidate : packages(directory)) {
      var found = ModFile.in(candidate).about().name();
      if (found.equals(Optional.of(name))) {
        return candidate;
      }
      found.ifPresent(names::add);
    }
    throw new KpmException(
        ErrorId.E_RESOLVE,
        "there is no package " + Foreign.quote(name) + " in " + Foreign.quote(directory.toString())
            + (names.isEmpty() ? "" : ", only " + Foreign.quote(String.join(", ", names))));
  }

  private static List<Path> packages(Path directory) throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(directory, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (file.endsWith(ModFile.NAME)) {
          found.add(directory.resolve(directory.relativize(file)).getParent());
        }
        return FileVisitResult.CONTINUE;
      }
    });
    found.sort((a, b) -> a.getNameCount() == b.getNameCount()
        ? Utf8Order.INSTANCE.compare(a.toString(), b.toString())
        : Integer.compare(a.getNameCount(), b.getNameCount()));
    return found;
  }
}
