// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.artifact.PackageSum;
import io.kpm.config.KpmHome;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.files.Staging;
import io.kpm.hash.Digest;
import io.kpm.oci.Descriptor;
import io.kpm.oci.RawManifest;
import io.kpm.oci.Reference;
import io.kpm.oci.Repositories;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Gets packages from registries, into the cache or into a directory of the user. */
final class Fetch {
  private final KpmHome home;
  private final Repositories repositories;
  private final StoreOptions options;
  private final Reporter reporter;
  private final CachePlaces places;
  private final Placement placement;
  private final TagLookup tags;

  Fetch(
      KpmHome home,
      Repositories repositories,
      StoreOptions options,
      Reporter reporter,
      Placement placement) {
    this.home = home;
    this.repositories = repositories;
    this.options = options;
    this.reporter = reporter;
    this.places = new CachePlaces(home);
    this.placement = placement;
    this.tags =
        new TagLookup(repositories, new TagMemory(home.tags()), options.offline(), reporter);
  }

  TagLookup tags() {
    return tags;
  }

  /** Fetches a package into the cache, unless somebody else has done so meanwhile. */
  CachePlaces.Entry intoCache(Wanted wanted, Resolved resolved) throws IOException {
    var reference = resolved.reference();
    refuseOffline(reference);
    try {
      return placement.alone(digestOf(reference), () -> {
        Optional<CachePlaces.Entry> meanwhile = places.find(reference);
        return meanwhile.isPresent() ? meanwhile.get() : fetch(wanted, resolved);
      });
    } catch (FileSystemException e) {
      throw cannotWrite(reference, e);
    }
  }

  /**
   * Fetches a package of the cache again, unless somebody else has healed it meanwhile.
   *
   * @param fault what was found, as a predicate with its path
   * @throws KpmException {@code E_SUM} if offline
   */
  CachePlaces.Entry mend(CachePlaces.Entry entry, String fault) throws IOException {
    var reference = entry.marker().reference();
    if (options.offline()) {
      return mendedMeanwhile(entry, reference, fault);
    }
    try {
      return placement.alone(digestOf(reference), () -> {
        if (isWhole(entry)) {
          return entry;
        }
        reporter.warn(
            "the cached package `" + reference + "` was changed: " + fault + "; fetching it again");
        var wanted = Wanted.locked(reference, Wanted.Expected.ANYTHING);
        return fetch(wanted, new Resolved(reference, Optional.empty(), false));
      });
    } catch (FileSystemException e) {
      throw cannotWrite(reference, e);
    }
  }

  /** Fetches a package into a directory outside of the cache; false if it was there already. */
  boolean into(Path target, Resolved resolved) throws IOException {
    var reference = resolved.reference();
    refuseOffline(reference);
    var raw = manifest(Wanted.typed(reference), resolved);
    try (var staging = Staging.in(existingAncestor(target))) {
      var tree = Files.createDirectory(staging.directory().resolve(Placement.TREE));
      var content = download(reference).into(tree, raw, reference);
      new PackageCheck("`" + reference + "`", reporter)
          .checkUnpacked(tree, content.files(), Wanted.Expected.ANYTHING);
      return new Output(target).put(tree, content.files());
    }
  }

  /** Another process may have been about to exchange the directory. */
  private CachePlaces.Entry mendedMeanwhile(
      CachePlaces.Entry entry, Reference reference, String fault) throws IOException {
    if (canWaitForOthers() && isWhole(entry)) {
      return entry;
    }
    throw new KpmException(
            ErrorId.E_SUM,
            "the cached package `" + reference + "` was changed: " + fault
                + ", and --offline forbids to fetch it again")
        .withHint("run the command once without --offline");
  }

  /** False for a cache that cannot be written; then nobody else writes it either. */
  private boolean canWaitForOthers() {
    try {
      placement.lockCache().close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isWhole(CachePlaces.Entry entry) throws IOException {
    var directory = entry.place().directory();
    return new VerifiedTree(directory, new KnownFiles(entry.marker().files()))
        .differences()
        .isEmpty();
  }

  private CachePlaces.Entry fetch(Wanted wanted, Resolved resolved) throws IOException {
    var reference = resolved.reference();
    var raw = manifest(wanted, resolved);
    reporter.say("downloading '" + reference.repository() + ":"
        + reference.tag().orElse(digestOf(reference).toString()) + "' from '" + reference + "'");
    try (var staging = Staging.in(home.staging())) {
      var tree = Files.createDirectory(staging.directory().resolve(Placement.TREE));
      var content = download(reference).into(tree, raw, reference);
      var sums = new Marker.Sums(content.claimedSum(), PackageSum.of(tree, options.limits()));
      var check = new PackageCheck("`" + reference + "`", reporter);
      check.checkUnpacked(tree, content.files(), wanted.expected());
      check.checkContent(content.files(), sums, wanted.expected().promise());
      var marker = new Marker(new Origin.Registry(reference), sums, content.files());
      return placement.put(staging, marker, resolved.isCurrent());
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
    var digest = digestOf(reference).toString();
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
            "dependency " + Foreign.quote(name) + ": the locked `" + digestOf(reference)
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

  private KpmException cannotWrite(Reference reference, FileSystemException e) {
    return DiskError.of("cannot fetch `" + reference + "` into", home.root(), e)
        .withHint("set KCL_PKG_PATH to a directory that you can write");
  }

  private static Digest digestOf(Reference reference) {
    return reference.digest().orElseThrow();
  }

  private static Path existingAncestor(Path target) {
    var path = target.toAbsolutePath();
    while (path.getParent() != null && !Files.isDirectory(path.getParent())) {
      path = path.getParent();
    }
    return path.getParent() == null ? path : path.getParent();
  }
}
