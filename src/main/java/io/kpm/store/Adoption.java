// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.archive.ArchiveLimits;
import io.kpm.artifact.FileList;
import io.kpm.artifact.PackageSum;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.Reference;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Directories without a marker, such as upstream kpm makes: they are as good as ours if they have
 * what a lock promises.
 */
final class Adoption {
  private final CachePlaces places;
  private final Placement placement;
  private final ArchiveLimits limits;
  private final Reporter reporter;

  Adoption(CachePlaces places, Placement placement, ArchiveLimits limits, Reporter reporter) {
    this.places = places;
    this.placement = placement;
    this.limits = limits;
    this.reporter = reporter;
  }

  /** Gives a directory its marker if it has the promised {@code tree}. */
  Optional<CachePlaces.Entry> byTree(Wanted wanted, Reference reference) throws IOException {
    var promise = wanted.expected().promise();
    Optional<CachePlaces.Place> place =
        promise.tree().isEmpty() ? Optional.empty() : unmarked(reference);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Optional<FileList> files = FileList.ofDirectory(place.get().directory(), limits);
    if (files.isEmpty() || !files.get().tree().equals(promise.tree().orElseThrow())) {
      return Optional.empty();
    }
    var marker = new Marker(new Origin.Registry(reference), Marker.Sums.UNKNOWN, files.get());
    var held = placement.lockCache();
    try {
      marker.write(place.get().marker());
    } finally {
      held.close();
    }
    return Optional.of(new CachePlaces.Entry(place.get(), marker));
  }

  /**
   * Uses a directory that has the promised {@code sum}, for want of anything better: a {@code sum}
   * does not notice a renamed file, so the directory gets no marker.
   *
   * @param reference with or without a digest
   */
  Optional<PackageDir> bySum(Wanted wanted, Reference reference) throws IOException {
    var promise = wanted.expected().promise();
    Optional<CachePlaces.Place> place = promise.isBySum() ? unmarked(reference) : Optional.empty();
    if (place.isEmpty()) {
      return Optional.empty();
    }
    var directory = place.get().directory();
    Optional<FileList> files = FileList.ofDirectory(directory, limits);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    var tree = new VerifiedTree(directory, new Unsealed(files.get(), directory));
    var sum = PackageSum.of(files.get(), tree::read);
    if (!sum.equals(promise.sum().orElseThrow())) {
      return Optional.empty();
    }
    var found = new PackageDir(new PackageDir.Whole(
        new Origin.Registry(reference), tree, new Marker.Sums("", sum), false));
    new PackageCheck("`" + reference + "`", reporter).checkFound(found, wanted.expected());
    return Optional.of(found);
  }

  private Optional<CachePlaces.Place> unmarked(Reference reference) throws IOException {
    Optional<CachePlaces.Place> place = places.classic(reference);
    boolean isUnmarked = place.isPresent()
        && Files.isDirectory(place.get().directory(), LinkOption.NOFOLLOW_LINKS)
        && place.get().verified().isEmpty();
    return isUnmarked ? place : Optional.empty();
  }

  /** A directory that was looked at once, when this command began. */
  private record Unsealed(FileList files, Path directory) implements VerifiedTree.Seal {
    @Override
    public Path mend(String fault) {
      throw new KpmException(
          ErrorId.E_SUM, "the package in `" + directory + "` changes while it is used: " + fault);
    }
  }
}
