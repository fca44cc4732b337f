// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.archive.Extractor;
import io.kpm.archive.Format;
import io.kpm.artifact.FileList;
import io.kpm.artifact.PackageSum;
import io.kpm.config.KpmHome;
import io.kpm.files.DiskError;
import io.kpm.files.Staging;
import io.kpm.hash.Digest;
import io.kpm.hash.VerifyingInputStream;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Packages in {@code .tar} and {@code .tgz} files of the user. */
final class LocalArchives {
  private final KpmHome home;
  private final StoreOptions options;
  private final Reporter reporter;
  private final CachePlaces places;
  private final Placement placement;

  LocalArchives(KpmHome home, StoreOptions options, Reporter reporter, Placement placement) {
    this.home = home;
    this.options = options;
    this.reporter = reporter;
    this.places = new CachePlaces(home);
    this.placement = placement;
  }

  /** Unpacks for as long as the result is open. */
  Unpacked unpack(Path archive) throws IOException {
    var staging = Staging.in(home.staging());
    try (var content = Files.newInputStream(archive)) {
      var tree = Files.createDirectory(staging.directory().resolve(Placement.TREE));
      return new Unpacked(staging, tree, unpack(archive, content, tree));
    } catch (IOException | RuntimeException e) {
      staging.close();
      throw e;
    }
  }

  /** What an archive is now. */
  Origin.Archive origin(Path archive) {
    var file = archive.toAbsolutePath().normalize();
    try {
      return new Origin.Archive(file, Digest.of(file));
    } catch (IOException e) {
      throw DiskError.of("cannot read the archive", file, e);
    }
  }

  /** The entry of an archive that was unpacked before, wherever it lay then. */
  Optional<CachePlaces.Entry> find(Origin.Archive origin) throws IOException {
    var place = places.byDigest(origin.digest());
    Optional<Marker> marker = place.verified();
    return marker.isPresent() && marker.get().isOfArchive(origin.digest())
        ? Optional.of(new CachePlaces.Entry(place, marker.get().withOrigin(origin)))
        : Optional.empty();
  }

  /** Unpacks into the cache, unless somebody else has done so meanwhile. */
  CachePlaces.Entry intoCache(Origin.Archive origin) throws IOException {
    return inTurn(origin, () -> {
      Optional<CachePlaces.Entry> meanwhile = find(origin);
      return meanwhile.isPresent() ? meanwhile.get() : unpackIntoCache(origin);
    });
  }

  /** Unpacks an entry again. */
  CachePlaces.Entry mend(Origin.Archive origin, String fault) throws IOException {
    reporter.warn(
        "the cached content of `" + origin + "` was changed: " + fault + "; unpacking it again");
    return inTurn(origin, () -> unpackIntoCache(origin));
  }

  private CachePlaces.Entry inTurn(Origin.Archive origin, Placement.Work work) throws IOException {
    try {
      return placement.alone(origin.digest(), work);
    } catch (FileSystemException e) {
      throw DiskError.of("cannot unpack `" + origin + "` into", home.root(), e)
          .withHint("set KCL_PKG_PATH to a directory that you can write");
    }
  }

  private CachePlaces.Entry unpackIntoCache(Origin.Archive origin) throws IOException {
    var file = origin.file();
    var what = "archive " + Foreign.quote(file.toString());
    try (var staging = Staging.in(home.staging());
        var content = Files.newInputStream(file)) {
      var tree = Files.createDirectory(staging.directory().resolve(Placement.TREE));
      var promised = new VerifyingInputStream(content, origin.digest(), Files.size(file), what);
      var files = unpack(file, new BufferedInputStream(promised), tree);
      var sums = new Marker.Sums("", PackageSum.of(tree, options.limits()));
      return placement.put(staging, new Marker(origin, sums, files), true);
    }
  }

  private FileList unpack(Path archive, InputStream content, Path tree) throws IOException {
    var format = Format.ofFileName(archive.toString()).orElse(Format.TAR);
    var what = Foreign.quote(archive.toString());
    var files = FileList.of(
        new Extractor(options.limits()).extract(content, format, tree, "archive " + what));
    new PackageCheck(what, reporter).checkUnpacked(tree, files, Wanted.Expected.ANYTHING);
    return files;
  }
}
