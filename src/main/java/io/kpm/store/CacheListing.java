// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.config.KpmHome;
import io.kpm.files.DiskError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is in the package cache: every directory with a marker that this version understands. What
 * upstream kpm left there, and what a newer kpm knows more of, is not ours to tell.
 */
public final class CacheListing {
  private final KpmHome home;
  private final CachePlaces places;

  public CacheListing(KpmHome home) {
    this.home = home;
    this.places = new CachePlaces(home);
  }

  /**
   * One package.
   *
   * @param directory where it lies, absolute
   * @param files how many, as they were verified
   * @param bytes of all files together
   * @param lastUsed to the day
   */
  public record Entry(Origin origin, Path directory, int files, long bytes, Instant lastUsed) {}

  /**
   * All packages, sorted by the names of their directories.
   *
   * @throws io.kpm.error.KpmException {@code E_IO}
   */
  public List<Entry> entries() {
    try {
      var entries = new ArrayList<Entry>();
      for (var place : places.marked()) {
        Optional<Entry> entry = entry(place);
        if (entry.isPresent()) {
          entries.add(entry.get());
        }
      }
      return List.copyOf(entries);
    } catch (IOException e) {
      throw DiskError.of("cannot read the cache in", home.root(), e);
    }
  }

  /**
   * Compares every file of a package with what was verified when it came; nothing is healed.
   *
   * @return the paths of files that differ, are missing or were added; the empty path if the
   *     package has gone, or is no directory any more
   * @throws io.kpm.error.KpmException {@code E_IO}
   */
  public List<String> differences(Entry entry) {
    try {
      Optional<Marker> marker =
          places.named(entry.directory().getFileName().toString()).verified();
      if (marker.isEmpty() || !Files.isDirectory(entry.directory(), LinkOption.NOFOLLOW_LINKS)) {
        return List.of("");
      }
      var seal = new KnownFiles(marker.get().files());
      return new VerifiedTree(entry.directory(), seal).differences();
    } catch (IOException e) {
      throw DiskError.of("cannot read", entry.directory(), e);
    }
  }

  private static Optional<Entry> entry(CachePlaces.Place place) throws IOException {
    Optional<Marker> marker = place.verified();
    if (marker.isEmpty()) {
      return Optional.empty();
    }
    var files = marker.get().files();
    try {
      return Optional.of(new Entry(
          marker.get().origin(),
          place.directory(),
          files.files().size(),
          files.totalBytes(),
          Files.getLastModifiedTime(place.marker()).toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
