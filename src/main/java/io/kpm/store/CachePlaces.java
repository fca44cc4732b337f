// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.config.KpmHome;
import io.kpm.hash.Digest;
import io.kpm.oci.Reference;
import io.kpm.text.Utf8Order;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where packages lie in the cache: {@code <name>_<tag>}, where upstream kpm and the compiler look
 * too, or a place named after the digest.
 */
final class CachePlaces {
  // File systems take 255 bytes; the marker adds an ending.
  private static final int MAX_NAME_BYTES = 240;

  private static final String MARKER_ENDING = ".json";

  private final KpmHome home;

  CachePlaces(KpmHome home) {
    this.home = home;
  }

  /** A directory and the file that says what was verified of it. */
  record Place(Path directory, Path marker) {
    /**
     * What was verified, if there is anything at all; where a file or a link has taken the place of
     * the directory, using it will show that.
     */
    Optional<Marker> verified() throws IOException {
      return Files.exists(directory, LinkOption.NOFOLLOW_LINKS)
          ? Marker.read(marker)
          : Optional.empty();
    }

    /** The name of the directory, under which its use is noted. */
    String name() {
      return directory.getFileName().toString();
    }
  }

  /** A package in the cache. */
  record Entry(Place place, Marker marker) {}

  /** The verified package that a reference with a digest means, under whatever tag it came. */
  Optional<Entry> find(Reference reference) throws IOException {
    Optional<Place> classic = classic(reference);
    Optional<Entry> found =
        classic.isPresent() ? entry(classic.get(), reference) : Optional.empty();
    if (found.isPresent()) {
      return found;
    }
    var place = byDigest(reference.digest().orElseThrow());
    Optional<Marker> marker = place.verified();
    return marker.isPresent() && marker.get().hasDigestOf(reference)
        ? Optional.of(new Entry(place, marker.get()))
        : underAnotherTag(reference);
  }

  /** The place of that digest, if it is where it is most likely; no marker is read to its end. */
  Optional<Place> glance(Reference reference) throws IOException {
    var digest = reference.digest().orElseThrow();
    Optional<Place> classic = classic(reference);
    if (classic.isPresent() && isOf(classic.get(), digest)) {
      return classic;
    }
    var place = byDigest(digest);
    return isOf(place, digest) ? Optional.of(place) : Optional.empty();
  }

  private static boolean isOf(Place place, Digest digest) throws IOException {
    return Marker.startsWithDigest(place.marker(), digest)
        && Files.isDirectory(place.directory(), LinkOption.NOFOLLOW_LINKS);
  }

  private Optional<Entry> underAnotherTag(Reference reference) throws IOException {
    if (!Files.isDirectory(home.verified())) {
      return Optional.empty();
    }
    var pattern = lastSegment(reference) + "_*" + MARKER_ENDING;
    try (var markers = Files.newDirectoryStream(home.verified(), pattern)) {
      for (var file : markers) {
        var fileName = file.getFileName().toString();
        var name = fileName.substring(0, fileName.length() - MARKER_ENDING.length());
        Optional<Entry> found = entry(new Place(home.root().resolve(name), file), reference);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static Optional<Entry> entry(Place place, Reference reference) throws IOException {
    Optional<Marker> marker = place.verified();
    return marker.isPresent()
            && marker.get().isFrom(reference)
            && marker.get().hasDigestOf(reference)
        ? Optional.of(new Entry(place, marker.get()))
        : Optional.empty();
  }

  /**
   * Where a package goes that has just been fetched or unpacked.
   *
   * @param isCurrent whether its tag was resolved just now, so that it replaces what the tag meant
   *     before
   */
  Place forNew(Origin origin, boolean isCurrent) throws IOException {
    if (origin instanceof Origin.Registry registry) {
      return forNew(registry.reference(), isCurrent);
    }
    if (origin instanceof Origin.Archive archive) {
      return byDigest(archive.digest());
    }
    throw new IllegalStateException("packages of this origin are not cached: " + origin);
  }

  private Place forNew(Reference reference, boolean isCurrent) throws IOException {
    Optional<Place> classic = classic(reference);
    if (classic.isEmpty()) {
      return byDigest(reference.digest().orElseThrow());
    }
    Optional<Marker> owner = classic.get().verified();
    boolean isOurs = owner.isEmpty()
        || (owner.get().isFrom(reference) && (isCurrent || owner.get().hasDigestOf(reference)));
    return isOurs ? classic.get() : byDigest(reference.digest().orElseThrow());
  }

  /** The place that upstream kpm would use; none for a reference without a tag. */
  Optional<Place> classic(Reference reference) {
    if (reference.tag().isEmpty()) {
      return Optional.empty();
    }
    var name = lastSegment(reference) + "_" + reference.tag().get();
    return name.length() > MAX_NAME_BYTES
        ? Optional.empty()
        : Optional.of(new Place(home.root().resolve(name), marker(name)));
  }

  private static String lastSegment(Reference reference) {
    var repository = reference.repository();
    return repository.substring(repository.lastIndexOf('/') + 1);
  }

  /** The place of a manifest or of an archive with that digest. */
  Place byDigest(Digest digest) {
    var name = digest.algorithm().prefix() + "-" + digest.hex();
    return new Place(home.byDigest().resolve(name), marker(name));
  }

  /** The place of a directory of that name; digests stand alone, other names have a {@code _}. */
  Place named(String name) {
    var parent = name.indexOf('_') < 0 ? home.byDigest() : home.root();
    return new Place(parent.resolve(name), marker(name));
  }

  /**
   * The directory of that name, if both it and its marker are there. Asked for hundreds of names at
   * the start of a command, hence without a {@code Path} for each question.
   */
  Optional<Path> standing(String name) {
    var parent = name.indexOf('_') < 0 ? home.byDigest() : home.root();
    boolean stands = new File(home.verified().toString(), name + MARKER_ENDING).isFile()
        && new File(parent.toString(), name).isDirectory();
    return stands ? Optional.of(parent.resolve(name)) : Optional.empty();
  }

  /** The places of all markers, whether anything lies there or not, sorted by name. */
  List<Place> marked() throws IOException {
    var names = names(home.verified(), "*" + MARKER_ENDING);
    var marked = new ArrayList<Place>();
    for (var name : names) {
      if (!name.startsWith(".")) {
        marked.add(named(name.substring(0, name.length() - MARKER_ENDING.length())));
      }
    }
    return marked;
  }

  /** Directories that are named after a digest, as only kpm does, and have no marker. */
  List<Place> orphans() throws IOException {
    var orphans = new ArrayList<Place>();
    for (var name : names(home.byDigest(), "sha*-*")) {
      boolean isDigest = Digest.parse(name.replace('-', ':')).isPresent();
      if (isDigest && !Files.exists(marker(name), LinkOption.NOFOLLOW_LINKS)) {
        orphans.add(named(name));
      }
    }
    return orphans;
  }

  private static List<String> names(Path directory, String pattern) throws IOException {
    var names = new ArrayList<String>();
    if (Files.isDirectory(directory)) {
      try (var entries = Files.newDirectoryStream(directory, pattern)) {
        for (var entry : entries) {
          names.add(entry.getFileName().toString());
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    names.sort(Utf8Order.INSTANCE);
    return names;
  }

  private Path marker(String name) {
    return home.verified().resolve(name + MARKER_ENDING);
  }
}
