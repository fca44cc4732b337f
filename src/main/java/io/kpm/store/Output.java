// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.archive.ArchiveLimits;
import io.kpm.artifact.FileList;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.Trees;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory of the user that a package is to become; old and new files are never mixed.
 *
 * @param target the directory
 */
record Output(Path target) {
  /**
   * Moves a finished tree to its place.
   *
   * @return false if the same content is there already
   * @throws KpmException {@code E_EXISTS} if anything else is there
   */
  boolean put(Path tree, FileList files) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !isEmptyDirectory()) {
      if (hasContent(files)) {
        return false;
      }
      throw new KpmException(
              ErrorId.E_EXISTS,
              Foreign.quote(target.toString()) + " exists already, with other content")
          .withHint("remove it, or choose another directory with `-o`");
    }
    var parent = target.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Trees.move(tree, target);
    return true;
  }

  private boolean isEmptyDirectory() throws IOException {
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (var entries = Files.newDirectoryStream(target)) {
      return !entries.iterator().hasNext();
    }
  }

  private boolean hasContent(FileList files) throws IOException {
    if (!Files.isDirectory(target)) {
      return false;
    }
    Optional<FileList> found = FileList.ofDirectory(target, ArchiveLimits.DEFAULT);
    return found.isPresent() && found.get().tree().equals(files.tree());
  }
}
