// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.archive.Extractor;
import io.kpm.archive.Format;
import io.kpm.artifact.FileList;
import io.kpm.config.KpmHome;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.files.ProcessLock;
import io.kpm.files.Staging;
import io.kpm.files.Trees;
import io.kpm.oci.Descriptor;
import io.kpm.oci.RawManifest;
import io.kpm.oci.Reference;
import io.kpm.oci.Repositories;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The cache of packages. A digest that is cached costs no request, a tag costs one.
 *
 * <p>Downloads of one package exclude each other, so that it is fetched once however many ask; the
 * lock of the cache is held only while directories change their names. Safe for several threads.
 */
public final class PackageStore {
  private static final String TREE = "tree";
  private static final String REPLACED = "replaced";

  private final KpmHome home;
  private final Repositories repositories;
  private final StoreOptions options;
  private final Reporter reporter;
  private final CachePlaces places;
  private final TagLookup tags;

  public PackageStore(
      KpmHome home, Repositories repositories, StoreOptions options, Reporter reporter) {
    this.home = home;
    this.repositories = repositories;
    this.options = options;
    this.reporter = reporter;
    this.places = new CachePlaces(home);
    this.tags =
        new TagLookup(repositories, new TagMemory(home.tags()), options.offline(), reporter);
  }

  /**
   * Finds out what a reference means now. One with a digest means that, without a request; a tag is
   * asked for; without either the newest version is chosen.
   *
   * @throws KpmException {@code E_NOTFOUND}
   */
  public Resolved resolve(Reference reference) throws IOException {
    return reference.digest().isPresent()
        ? new Resolved(reference, Optional.empty(), false)
        : tags.resolve(reference);
  }

  /**
   * Gets a package, from the cache if it is there.
   *
   * @throws KpmException whatever may be wrong with a reference, a registry, an artifact, an
   *     archive or a package; {@code E_NOTFOUND} for what is not cached, if offline
   */
  public PackageDir get(Wanted wanted) throws IOException {
    return get(wanted, resolve(wanted.reference()));
  }

  /** Gets a package that has been resolved already. */
  public PackageDir get(Wanted wanted, Resolved resolved) throws IOException {
    Optional<CachePlaces.Entry> cached = places.find(resolved.reference());
    if (cached.isPresent()) {
      var found = opened(cached.get());
      var check = new PackageCheck("`" + resolved.reference() + "`");
      check.checkTree(found.files(), wanted.expected());
      checkAbout(check, found, wanted.expected());
      return found;
    }
    Optional<CachePlaces.Entry> adopted = adopt(wanted, resolved.reference());
    if (adopted.isPresent()) {
      return opened(adopted.get());
    }
    refuseOffline(resolved.reference());
    return opened(fetch(wanted, resolved, false));
  }

  /**
   * Fetches a package into a directory of its own, outside of the cache.
   *
   * @param target does not exist, is empty, or has exactly this content already
   * @return whether anything was written
   * @throws KpmException as {@link #get}; {@code E_EXISTS} if something else is there
   */
  public boolean fetchInto(Resolved resolved, Path target) throws IOException {
    refuseOffline(resolved.reference());
    var raw = manifest(Wanted.typed(resolved.reference()), resolved);
    try (var staging = Staging.in(existingAncestor(target))) {
      var tree = Files.createDirectory(staging.directory().resolve(TREE));
      var content = download(resolved.reference()).into(tree, raw, resolved.reference());
      new PackageCheck("`" + resolved.reference() + "`")
          .check(tree, content.files(), Wanted.Expected.ANYTHING);
      return new Output(target).put(tree, content.files());
    }
  }

  /**
   * Unpacks a {@code .tar} or {@code .tgz} for as long as the result is open.
   *
   * @throws KpmException {@code E_ARCHIVE}, {@code E_LIMIT}, {@code E_MOD}, {@code E_IO}
   */
  public Unpacked unpack(Path archive) throws IOException {
    var format = Format.ofFileName(archive.toString()).orElse(Format.TAR);
    var what = Foreign.quote(archive.toString());
    var staging = Staging.in(home.staging());
    try (var content = Files.newInputStream(archive)) {
      var tree = Files.createDirectory(staging.directory().resolve(TREE));
      var files = FileList.of(
          new Extractor(options.limits()).extract(content, format, tree, "archive " + what));
      new PackageCheck(what).check(tree, files, Wanted.Expected.ANYTHING);
      return new Unpacked(staging, tree, files);
    } catch (IOException | RuntimeException e) {
      staging.close();
      throw e;
    }
  }

  private PackageDir opened(CachePlaces.Entry entry) {
    return new PackageDir(entry.place().directory(), entry.marker(), new Mending());
  }

  /** The name and version were compared when it was fetched, if they were asked for then. */
  private static void checkAbout(PackageCheck check, PackageDir found, Wanted.Expected expected)
      throws IOException {
    if (expected.name().isPresent() || expected.version().isPresent()) {
      check.checkAbout(found.mod().about(), expected);
    }
  }

  /** A directory of upstream kpm is as good as ours if it has the content that a lock promises. */
  private Optional<CachePlaces.Entry> adopt(Wanted wanted, Reference reference) throws IOException {
    Optional<CachePlaces.Place> place = places.classic(reference);
    boolean isCandidate = wanted.expected().tree().isPresent()
        && place.isPresent()
        && Files.isDirectory(place.get().directory(), LinkOption.NOFOLLOW_LINKS)
        && place.get().verified().isEmpty();
    if (!isCandidate) {
      return Optional.empty();
    }
    Optional<FileList> files = FileList.ofDirectory(place.get().directory(), options.limits());
    if (files.isEmpty() || !files.get().tree().equals(wanted.expected().tree().get())) {
      return Optional.empty();
    }
    var marker = new Marker(reference, "", files.get());
    var held = new ProcessLock(home.cacheLock(), options.patience(), reporter).acquire();
    try {
      marker.write(place.get().marker());
    } finally {
      held.close();
    }
    return Optional.of(new CachePlaces.Entry(place.get(), marker));
  }

  private Path mend(Marker marker, String fault) throws IOException {
    var reference = marker.reference();
    if (options.offline()) {
      throw new KpmException(
              ErrorId.E_SUM,
              "the cached package `" + reference + "` was changed: " + fault
                  + ", and --offline forbids to fetch it again")
          .withHint("run the command once without --offline");
    }
    reporter.warn(
        "the cached package `" + reference + "` was changed: " + fault + "; fetching it again");
    var wanted = Wanted.typed(reference);
    return fetch(wanted, new Resolved(reference, Optional.empty(), false), true)
        .place()
        .directory();
  }

  private CachePlaces.Entry fetch(Wanted wanted, Resolved resolved, boolean isMending)
      throws IOException {
    var reference = resolved.reference();
    try {
      return fetchUnderLock(wanted, resolved, isMending);
    } catch (FileSystemException e) {
      throw DiskError.of("cannot fetch `" + reference + "` into", home.root(), e)
          .withHint("set KCL_PKG_PATH to a directory that you can write");
    }
  }

  private CachePlaces.Entry fetchUnderLock(Wanted wanted, Resolved resolved, boolean isMending)
      throws IOException {
    var reference = resolved.reference();
    var lockFile = home.staging().resolve(reference.digest().orElseThrow().hex() + ".lock");
    var held = new ProcessLock(lockFile, options.patience(), reporter).acquire();
    try {
      Optional<CachePlaces.Entry> meanwhile = isMending ? Optional.empty() : places.find(reference);
      return meanwhile.isPresent() ? meanwhile.get() : fetchAlone(wanted, resolved);
    } finally {
      Files.deleteIfExists(lockFile);
      held.close();
    }
  }

  private CachePlaces.Entry fetchAlone(Wanted wanted, Resolved resolved) throws IOException {
    var reference = resolved.reference();
    var raw = manifest(wanted, resolved);
    reporter.say("downloading '" + reference.repository() + ":"
        + reference.tag().orElse(reference.digest().orElseThrow().toString()) + "' from '"
        + reference + "'");
    try (var staging = Staging.in(home.staging())) {
      var tree = Files.createDirectory(staging.directory().resolve(TREE));
      var content = download(reference).into(tree, raw, reference);
      new PackageCheck("`" + reference + "`").check(tree, content.files(), wanted.expected());
      var marker = new Marker(reference, content.claimedSum(), content.files());
      return place(staging, marker, resolved.isCurrent());
    }
  }

  /** The only time at which the cache changes. */
  private CachePlaces.Entry place(Staging staging, Marker marker, boolean isCurrent)
      throws IOException {
    var held = new ProcessLock(home.cacheLock(), options.patience(), reporter).acquire();
    try {
      var place = places.forNew(marker.reference(), isCurrent);
      Files.deleteIfExists(place.marker());
      if (Files.exists(place.directory(), LinkOption.NOFOLLOW_LINKS)) {
        Trees.makeMovable(place.directory());
        Trees.move(place.directory(), staging.directory().resolve(REPLACED));
      }
      Files.createDirectories(place.directory().getParent());
      Trees.move(staging.directory().resolve(TREE), place.directory());
      marker.write(place.marker());
      return new CachePlaces.Entry(place, marker);
    } finally {
      held.close();
    }
  }

  private RawManifest manifest(Wanted wanted, Resolved resolved) throws IOException {
    if (resolved.manifest().isPresent()) {
      return resolved.manifest().get();
    }
    var reference = resolved.reference();
    if (!wanted.isLocked()) {
      tags.checkAgreement(reference);
    }
    var digest = reference.digest().orElseThrow().toString();
    Optional<RawManifest> manifest = repositories.open(reference).manifest(digest);
    if (manifest.isPresent()) {
      return manifest.get();
    }
    throw wanted.isLocked() ? gone(wanted, reference) : TagLookup.notFound(reference, digest);
  }

  private KpmException gone(Wanted wanted, Reference reference) throws IOException {
    Optional<Descriptor> now = reference.tag().isPresent()
        ? repositories.open(reference).resolve(reference.tag().get())
        : Optional.empty();
    var name = wanted.expected().name().orElse(reference.repository());
    return new KpmException(
            ErrorId.E_SUM,
            "dependency " + Foreign.quote(name) + ": the locked `"
                + reference.digest().orElseThrow()
                + "` is gone from `" + reference.name() + "`"
                + (now.isPresent()
                    ? "; the tag `" + reference.tag().orElse("") + "` now means `"
                        + now.get().digest() + "`"
                    : ""))
        .withHint("if this is expected: kpm update " + Foreign.escape(name));
  }

  private Download download(Reference reference) {
    return new Download(repositories.open(reference), options.limits());
  }

  private void refuseOffline(Reference reference) {
    if (options.offline()) {
      throw new KpmException(
              ErrorId.E_NOTFOUND,
              "`" + reference + "` is not in the cache, and --offline forbids to fetch it")
          .withHint("run the command once without --offline");
    }
  }

  private static Path existingAncestor(Path target) {
    var path = target.toAbsolutePath();
    while (path.getParent() != null && !Files.isDirectory(path.getParent())) {
      path = path.getParent();
    }
    return path.getParent() == null ? path : path.getParent();
  }

  /** A class and not a lambda, because the first lambda of a process costs milliseconds. */
  private final class Mending implements PackageDir.Mender {
    @Override
    public Path mend(Marker marker, String fault) throws IOException {
      return PackageStore.this.mend(marker, fault);
    }
  }
}
