// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.artifact.FileList;
import io.kpm.config.KpmHome;
import io.kpm.oci.Reference;
import io.kpm.oci.Repositories;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The cache of packages. A digest that is cached costs no request, a tag costs one.
 *
 * <p>Downloads of one package exclude each other, so that it is fetched once however many ask; the
 * lock of the cache is held only while directories change their names. What was got is not cleared
 * from the cache until the store is closed or the process ends. Safe for several threads.
 */
public final class PackageStore implements AutoCloseable {
  // An entry that is cleared just when it is found; that does not happen twice by accident.
  private static final int MAX_LOOKS = 3;

  private final StoreOptions options;
  private final Reporter reporter;
  private final CachePlaces places;
  private final InUse use;
  private final Fetch fetch;
  private final LocalArchives archives;
  private final Adoption adoption;

  public PackageStore(
      KpmHome home, Repositories repositories, StoreOptions options, Reporter reporter) {
    this.options = options;
    this.reporter = reporter;
    this.places = new CachePlaces(home);
    this.use = new InUse(home.cacheUse(), options.clock());
    var placement = new Placement(home, options, reporter, use);
    this.fetch = new Fetch(home, repositories, options, reporter, placement);
    this.archives = new LocalArchives(home, options, reporter, placement);
    this.adoption = new Adoption(places, placement, options.limits(), reporter);
  }

  /**
   * Finds out what a reference means now. One with a digest means that, without a request; a tag is
   * asked for; without either the newest version is chosen.
   *
   * @throws io.kpm.error.KpmException {@code E_NOTFOUND}
   */
  public Resolved resolve(Reference reference) throws IOException {
    return reference.digest().isPresent()
        ? new Resolved(reference, Optional.empty(), false)
        : fetch.tags().resolve(reference);
  }

  /**
   * Whether a package is cached where it is most likely, at the price of looking at the beginning
   * of a file. Then it also stays until this store is closed. Its content is verified only when it
   * is used.
   *
   * @return false also for a package that {@link #get} may yet find without a request, and for a
   *     reference without a digest
   */
  public boolean isCached(Reference reference) throws IOException {
    if (reference.digest().isEmpty()) {
      return false;
    }
    Optional<CachePlaces.Place> place = places.glance(reference);
    return place.isPresent() && use.hold(place.get());
  }

  /**
   * The directory of an entry of that name, if both it and its marker are there; neither is looked
   * into.
   */
  public Optional<Path> standing(String name) {
    return places.standing(name);
  }

  /**
   * Gets a package, from the cache if it is there.
   *
   * @throws io.kpm.error.KpmException whatever may be wrong with a reference, a registry, an
   *     artifact, an archive or a package; {@code E_RESOLVE} and {@code E_SUM} if it is not what
   *     was expected; {@code E_NOTFOUND} for what is not cached, if offline
   */
  public PackageDir get(Wanted wanted) throws IOException {
    var reference = wanted.reference();
    if (options.offline() && !fetch.tags().isKnownOffline(reference)) {
      Optional<PackageDir> vouched = adoption.bySum(wanted, reference);
      if (vouched.isPresent()) {
        return vouched.get();
      }
    }
    return get(wanted, resolve(reference));
  }

  /** Gets a package that has been resolved already. */
  public PackageDir get(Wanted wanted, Resolved resolved) throws IOException {
    var reference = resolved.reference();
    Optional<CachePlaces.Entry> cached = find(reference);
    if (cached.isPresent()) {
      var found = opened(cached.get());
      new PackageCheck("`" + reference + "`", reporter).checkFound(found, wanted.expected());
      return found;
    }
    Optional<CachePlaces.Entry> adopted = adoption.byTree(wanted, reference);
    if (adopted.isPresent() && use.hold(adopted.get().place())) {
      var found = opened(adopted.get());
      new PackageCheck("`" + reference + "`", reporter).checkFound(found, wanted.expected());
      return found;
    }
    Optional<PackageDir> vouched =
        options.offline() ? adoption.bySum(wanted, reference) : Optional.empty();
    return vouched.isPresent() ? vouched.get() : opened(fetch.intoCache(wanted, resolved));
  }

  /**
   * The package in a {@code .tar} or {@code .tgz}, which is unpacked once, whatever its name.
   *
   * @throws io.kpm.error.KpmException {@code E_ARCHIVE}, {@code E_LIMIT}, {@code E_MOD},
   *     {@code E_IO}; {@code E_DIGEST} or {@code E_SIZE} if it changes meanwhile
   */
  public PackageDir archive(Path archive) throws IOException {
    var origin = archives.origin(archive);
    Optional<CachePlaces.Entry> cached = archives.find(origin);
    var entry = cached.isPresent() && use.hold(cached.get().place())
        ? cached.get()
        : archives.intoCache(origin);
    return opened(entry, new UnpackedOnce(origin, entry.marker().files()));
  }

  /**
   * Fetches a package into a directory of its own, outside of the cache.
   *
   * @param target does not exist, is empty, or has exactly this content already
   * @return whether anything was written
   * @throws io.kpm.error.KpmException as {@link #get}; {@code E_EXISTS} if something else is there
   */
  public boolean fetchInto(Resolved resolved, Path target) throws IOException {
    return fetch.into(target, resolved);
  }

  /** The directory {@code vendor} of a project, under the limits of this cache. */
  public VendorDirectory vendorOf(Path project) {
    return new VendorDirectory(project, options.limits());
  }

  /**
   * Unpacks a {@code .tar} or {@code .tgz} for as long as the result is open.
   *
   * @throws io.kpm.error.KpmException {@code E_ARCHIVE}, {@code E_LIMIT}, {@code E_MOD},
   *     {@code E_IO}
   */
  public Unpacked unpack(Path archive) throws IOException {
    return archives.unpack(archive);
  }

  /** Allows what was got to be cleared from the cache. */
  @Override
  public void close() throws IOException {
    use.close();
  }

  private Optional<CachePlaces.Entry> find(Reference reference) throws IOException {
    for (int i = 0; i < MAX_LOOKS; i++) {
      Optional<CachePlaces.Entry> found = places.find(reference);
      if (found.isEmpty() || use.hold(found.get().place())) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static PackageDir opened(CachePlaces.Entry entry, VerifiedTree.Seal seal) {
    var tree = new VerifiedTree(entry.place().directory(), seal);
    var marker = entry.marker();
    return new PackageDir(new PackageDir.Whole(marker.origin(), tree, marker.sums(), true));
  }

  private PackageDir opened(CachePlaces.Entry entry) {
    return opened(entry, new Fetched(entry));
  }

  /** The files of a marker; what has changed is fetched again. */
  private final class Fetched implements VerifiedTree.Seal {
    private final CachePlaces.Entry entry;

    Fetched(CachePlaces.Entry entry) {
      this.entry = entry;
    }

    @Override
    public FileList files() {
      return entry.marker().files();
    }

    @Override
    public Path mend(String fault) throws IOException {
      return fetch.mend(entry, fault).place().directory();
    }
  }

  /** The files of a marker; what has changed is unpacked again. */
  private final class UnpackedOnce implements VerifiedTree.Seal {
    private final Origin.Archive origin;
    private final FileList files;

    UnpackedOnce(Origin.Archive origin, FileList files) {
      this.origin = origin;
      this.files = files;
    }

    @Override
    public FileList files() {
      return files;
    }

    @Override
    public Path mend(String fault) throws IOException {
      return archives.mend(origin, fault).place().directory();
    }
  }
}
