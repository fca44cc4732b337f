// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.hash.Digest;
import io.kpm.mod.LockEntry;
import io.kpm.mod.Place;
import io.kpm.oci.Reference;
import io.kpm.store.PackageDir;
import io.kpm.store.PackageStore;
import io.kpm.store.Promise;
import io.kpm.store.Wanted;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A dependency as it was settled before. Where it lies is known; nothing of it has been read.
 *
 * <p>As a line: import name and directory of the user, or import name, name in the cache, host,
 * repository, tag, digest and tree, with tabs between them.
 */
public final class RememberedPackage {
  private static final String GAP = "\t";
  private static final int CACHED_FIELDS = 7;

  private final String importName;
  private final Path directory;
  private final Optional<String> cached;
  private final PackageStore store;

  private RememberedPackage(
      String importName, Path directory, Optional<String> cached, PackageStore store) {
    this.importName = importName;
    this.directory = directory;
    this.cached = cached;
    this.store = store;
  }

  /** The line of a directory of the user. */
  static String line(String importName, Path directory) {
    return importName + GAP + directory;
  }

  /** The line of a package of the cache, which its lock entry pins. */
  static String line(String importName, Path directory, Place.Registry place, LockEntry entry) {
    return String.join(
        GAP,
        importName,
        directory.getFileName().toString(),
        place.host(),
        place.repository(),
        entry.oci().tag(),
        entry.checks().digest(),
        entry.checks().tree());
  }

  /** The package of a line; empty if it stands in the cache no more. */
  static Optional<RememberedPackage> of(String line, PackageStore store) {
    int first = line.indexOf(GAP);
    int second = line.indexOf(GAP, first + 1);
    var name = line.substring(0, first);
    if (second < 0) {
      var directory = Path.of(line.substring(first + 1));
      return Optional.of(new RememberedPackage(name, directory, Optional.empty(), store));
    }
    Optional<Path> directory = store.standing(line.substring(first + 1, second));
    return directory.isEmpty()
        ? Optional.empty()
        : Optional.of(new RememberedPackage(name, directory.get(), Optional.of(line), store));
  }

  public String importName() {
    return importName;
  }

  /** Where it lies. */
  public Path directory() {
    return directory;
  }

  /**
   * Its verified files, fetched if they are gone meanwhile; empty for a directory of the user.
   *
   * @throws KpmException whatever may be wrong with a registry or a package
   */
  public Optional<PackageDir> open() {
    if (cached.isEmpty()) {
      return Optional.empty();
    }
    var fields = cached.get().split(GAP, CACHED_FIELDS);
    var tag = fields[4].isEmpty() ? Optional.<String>empty() : Optional.of(fields[4]);
    var reference = new Reference(fields[2], fields[3], tag, Digest.parse(fields[5]));
    var promise = new Promise(Optional.of(fields[6]), Optional.empty(), false);
    try {
      return Optional.of(store.get(Wanted.locked(reference, Wanted.Expected.of(promise))));
    } catch (IOException e) {
      var id = e instanceof FileSystemException ? ErrorId.E_IO : ErrorId.E_NET;
      throw new KpmException(id, "cannot get `" + reference + "`: " + DiskError.reason(e), e);
    }
  }
}
