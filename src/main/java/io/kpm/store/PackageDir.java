// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.archive.ArchivedFile;
import io.kpm.artifact.FileList;
import io.kpm.hash.Digest;
import io.kpm.mod.ModFile;
import io.kpm.oci.Reference;
import io.kpm.text.Utf8Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A package on disk whose files are compared, whenever they are used, with what was verified when
 * it was fetched. What has changed since is fetched again, or refused.
 */
public final class PackageDir {
  private final Mender mender;
  private final Marker marker;
  private Path directory;

  PackageDir(Path directory, Marker marker, Mender mender) {
    this.directory = directory;
    this.marker = marker;
    this.mender = mender;
  }

  /** Restores a package that was changed behind our back. */
  interface Mender {
    /**
     * Gets the package anew.
     *
     * @param fault what was found, as a predicate with its path
     * @return where it is now
     */
    Path mend(Marker marker, String fault) throws IOException;
  }

  /** Where it lies now; reading behind our back is at the reader's own risk. */
  public synchronized Path directory() {
    return directory;
  }

  /** Where it came from, with its digest. */
  public Reference reference() {
    return marker.reference();
  }

  /** The hash over all its files. */
  public String tree() {
    return marker.files().tree();
  }

  /** All its files with their hashes. */
  public FileList files() {
    return marker.files();
  }

  /** The sum that the publisher states; not compared with anything. */
  public Optional<String> claimedSum() {
    return marker.claimedSum().isEmpty() ? Optional.empty() : Optional.of(marker.claimedSum());
  }

  /** What its {@code kcl.mod} says. */
  public ModFile mod() throws IOException {
    return ModFile.parse(read(ModFile.NAME), directory().resolve(ModFile.NAME).toString());
  }

  /**
   * The verified content of a file.
   *
   * @param path relative, with {@code /}
   * @throws NoSuchFileException if the package has no such file
   */
  public synchronized byte[] read(String path) throws IOException {
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
   * The names in a directory, compared with what was verified; directories without files are not
   * told.
   *
   * @param path relative, with {@code /}; empty for the root
   * @throws NoSuchFileException if the package has no such directory
   */
  public synchronized List<String> list(String path) throws IOException {
    var names = files().names(path);
    if (names.isEmpty()) {
      throw new NoSuchFileException(path);
    }
    if (!isAsListed(path, names)) {
      mend("directory `" + path + "` has other files");
    }
    return names;
  }

  /** Compares every file; the paths of those that differ, are missing or were added. */
  public synchronized List<String> differences() throws IOException {
    var differences = new ArrayList<String>();
    for (var file : files().files()) {
      if (verifiedContent(file) == null) {
        differences.add(file.path());
      }
    }
    addUnlisted("", differences);
    differences.sort(Utf8Order.INSTANCE);
    return List.copyOf(differences);
  }

  private void mend(String fault) throws IOException {
    directory = mender.mend(marker, fault);
  }

  private byte @Nullable [] verifiedContent(ArchivedFile file) {
    try {
      var path = directory.resolve(file.path());
      if (Files.size(path) != file.size()) {
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
      return filesIn(path).equals(names);
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
