// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.archive.ArchivedFile;
import io.kpm.artifact.FileList;
import io.kpm.hash.Digest;
import io.kpm.text.Utf8Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directory whose files are compared, whenever they are used, with the list of what they must be.
 * The list is made when it is first needed. Safe for several threads.
 */
final class VerifiedTree {
  private final Seal seal;
  private Path directory;
  private @Nullable FileList files;

  VerifiedTree(Path directory, Seal seal) {
    this.directory = directory;
    this.seal = seal;
  }

  /** Says what a directory must hold, and restores it if it was changed behind our back. */
  interface Seal {
    /** The files as they must be. */
    FileList files() throws IOException;

    /**
     * Gets the package anew.
     *
     * @param fault what was found, as a predicate with its path
     * @return where it is now
     */
    Path mend(String fault) throws IOException;
  }

  synchronized Path directory() {
    return directory;
  }

  synchronized FileList files() throws IOException {
    var known = files;
    if (known == null) {
      known = seal.files();
      files = known;
    }
    return known;
  }

  /**
   * The verified content of a file.
   *
   * @throws NoSuchFileException if the list has no such file
   */
  synchronized byte[] read(String path) throws IOException {
    Optional<ArchivedFile> file = files().file(path);
    if (file.isEmpty()) {
      throw new NoSuchFileException(path);
    }
    byte @Nullable [] content = verifiedContent(file.get());
    if (content == null) {
      mend("`" + path + "` has changed");
      content = verifiedContent(file.get());
    }
    if (content == null) {
      throw new IOException(path + " changes while it is read");
    }
    return content;
  }

  /**
   * Gets the package anew.
   *
   * @param fault what was found, as a predicate with its path
   * @return where it is now
   */
  synchronized Path mend(String fault) throws IOException {
    directory = seal.mend(fault);
    return directory;
  }

  /**
   * The names in a directory, compared with the list.
   *
   * @throws NoSuchFileException if the list has no such directory
   */
  synchronized List<String> list(String path) throws IOException {
    var names = files().names(path);
    if (names.isEmpty()) {
      throw new NoSuchFileException(path);
    }
    if (!isAsListed(path, names)) {
      mend(
          path.isEmpty()
              ? "its directory has other files"
              : "directory `" + path + "` has other files");
    }
    return names;
  }

  /** Compares every file; the paths of those that differ, are missing or were added, sorted. */
  synchronized List<String> differences() throws IOException {
    boolean isDirectory = Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
    var differences = new ArrayList<String>();
    for (var file : files().files()) {
      if (!isDirectory || verifiedContent(file) == null) {
        differences.add(file.path());
      }
    }
    if (isDirectory) {
      addUnlisted("", differences);
    }
    differences.sort(Utf8Order.INSTANCE);
    return List.copyOf(differences);
  }

  private byte @Nullable [] verifiedContent(ArchivedFile file) {
    try {
      var path = directory.resolve(file.path());
      var found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean hasSize = file.size() == ArchivedFile.UNKNOWN_SIZE || file.size() == found.size();
      if (!found.isRegularFile() || !hasSize) {
        return null;
      }
      var content = Files.readAllBytes(path);
      return Digest.of(content).equals(file.digest()) ? content : null;
    } catch (IOException e) {
      // Gone, no rights, not a file: whatever it is, it is not what was verified.
      return null;
    }
  }

  private boolean isAsListed(String path, List<String> names) {
    try {
      return Files.isDirectory(directory.resolve(path), LinkOption.NOFOLLOW_LINKS)
          && filesIn(path).equals(names);
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> filesIn(String path) throws IOException {
    var found = new ArrayList<String>();
    try (var entries = Files.newDirectoryStream(directory.resolve(path))) {
      for (var entry : entries) {
        if (hasFiles(entry)) {
          found.add(entry.getFileName().toString());
        }
      }
    }
    found.sort(Utf8Order.INSTANCE);
    return found;
  }

  private static boolean hasFiles(Path entry) throws IOException {
    if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (var entries = Files.newDirectoryStream(entry)) {
      for (var below : entries) {
        if (hasFiles(below)) {
          return true;
        }
      }
    }
    return false;
  }

  private void addUnlisted(String path, List<String> differences) throws IOException {
    for (var name : filesIn(path)) {
      var child = path.isEmpty() ? name : path + "/" + name;
      if (Files.isDirectory(directory.resolve(child), LinkOption.NOFOLLOW_LINKS)) {
        addUnlisted(child, differences);
      } else if (files().file(child).isEmpty()) {
        differences.add(child);
      }
    }
  }
}
