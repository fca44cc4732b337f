// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.config.KpmHome;
import io.kpm.files.DiskError;
import io.kpm.files.Leases;
import io.kpm.files.ProcessLock;
import io.kpm.files.Staging;
import io.kpm.files.Trees;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes room in the package cache while others use it.
 *
 * <p>Nobody loses a package in use. Every {@link PackageStore} has a lease on each package that it
 * gave out, from before it looked a last time whether the marker is there until it is closed or its
 * process ends. A package is removed only by whoever could claim its name, which fails as long as
 * there is a lease. So a reader either has its lease first, and the package is spared; or it gets
 * the lease after the removal, finds no marker, and fetches. Nobody waits for a reader, and readers
 * wait for two renames at most.
 *
 * <p>The lock of the cache is held while directories are renamed into staging, so that nothing is
 * put into their places meanwhile; the files are deleted after that. A package that was listed here
 * and used since then is spared as well. Whoever dies halfway leaves staging, which the next one
 * clears, or a marker without a directory, which counts for nothing.
 *
 * <p>Only what is known to be ours goes: packages with a marker that this version understands,
 * markers without a directory, directories named after a digest without a marker, and the remains
 * of dead processes in staging. Times of files decide what goes first, and nothing else.
 */
public final class CacheSweep {
  private final KpmHome home;
  private final Clock clock;
  private final CachePlaces places;
  private final Leases leases;
  private final ProcessLock lock;

  public CacheSweep(KpmHome home, StoreOptions options, Reporter reporter) {
    this.home = home;
    this.clock = options.clock();
    this.places = new CachePlaces(home);
    this.leases = Leases.on(home.cacheUse());
    this.lock = new ProcessLock(home.cacheLock(), options.patience(), reporter);
  }

  /**
   * What has to go; without either, only remains of dead processes.
   *
   * @param maxAge packages that were not used for so long
   * @param maxBytes the least recently used packages beyond that size of all together
   */
  public record Rules(Optional<Duration> maxAge, OptionalLong maxBytes) {}

  /**
   * What was done.
   *
   * @param inUse what should have gone and is in use
   * @param bytesLeft the size of all packages that are still there
   */
  public record Result(
      List<CacheListing.Entry> removed, List<CacheListing.Entry> inUse, long bytesLeft) {
    public Result {
      removed = List.copyOf(removed);
      inUse = List.copyOf(inUse);
    }

    /** The sizes of what was removed. */
    public long bytesFreed() {
      long bytes = 0;
      for (var entry : removed) {
        bytes += entry.bytes();
      }
      return bytes;
    }
  }

  /**
   * Removes what the rules name.
   *
   * @throws io.kpm.error.KpmException {@code E_IO}, also if the lock of the cache is not to be had
   */
  public Result run(Rules rules) {
    if (!Files.isDirectory(home.root())) {
      return new Result(List.of(), List.of(), 0);
    }
    try (var staging = Staging.in(home.staging())) {
      removeStaleLocks();
      var held = lock.acquire();
      try {
        removeRemains(staging);
        return new Work(rules, staging).run(new CacheListing(home).entries());
      } finally {
        held.close();
      }
    } catch (IOException e) {
      throw DiskError.of("cannot clear the cache in", home.root(), e);
    }
  }

  /** Staging has been cleared of the rest when ours was made. */
  private void removeStaleLocks() throws IOException {
    try (var locks = Files.newDirectoryStream(home.staging(), "*" + Placement.LOCK_ENDING)) {
      for (var file : locks) {
        ProcessLock.removeIfFree(file);
      }
    }
  }

  private void removeRemains(Staging staging) throws IOException {
    for (var orphan : places.orphans()) {
      moveAway(orphan, staging);
    }
    for (var place : places.marked()) {
      boolean isDangling = !Files.exists(place.directory(), LinkOption.NOFOLLOW_LINKS)
          && Marker.read(place.marker()).isPresent();
      if (isDangling) {
        Files.deleteIfExists(place.marker());
      }
    }
  }

  private static void moveAway(CachePlaces.Place place, Staging staging) throws IOException {
    Trees.makeMovable(place.directory());
    Trees.move(place.directory(), staging.directory().resolve(place.name()));
  }

  /** The work of one call. */
  private final class Work {
    private final Rules rules;
    private final Staging staging;
    private final Instant now = clock.instant();
    private final List<CacheListing.Entry> removed = new ArrayList<>();
    private final List<CacheListing.Entry> inUse = new ArrayList<>();

    Work(Rules rules, Staging staging) {
      this.rules = rules;
      this.staging = staging;
    }

    Result run(List<CacheListing.Entry> entries) throws IOException {
      long left = 0;
      for (var entry : entries) {
        left += entry.bytes();
      }
      var oldestFirst = new ArrayList<>(entries);
      oldestFirst.sort(Comparator.comparing(CacheListing.Entry::lastUsed));
      for (var entry : oldestFirst) {
        boolean isTooMuch =
            rules.maxBytes().isPresent() && left > rules.maxBytes().getAsLong();
        if ((isTooMuch || isTooOld(entry)) && remove(entry)) {
          left -= entry.bytes();
        }
      }
      return new Result(removed, inUse, left);
    }

    private boolean isTooOld(CacheListing.Entry entry) {
      return rules.maxAge().isPresent()
          && Duration.between(entry.lastUsed(), now).compareTo(rules.maxAge().get()) >= 0;
    }

    private boolean remove(CacheListing.Entry entry) throws IOException {
      var place = places.named(entry.directory().getFileName().toString());
      Optional<Leases.Lease> claim = leases.claim(place.name());
      if (claim.isEmpty()) {
        inUse.add(entry);
        return false;
      }
      try {
        if (!lastUsed(place.marker()).equals(Optional.of(entry.lastUsed()))) {
          inUse.add(entry);
          return false;
        }
        moveAway(place, staging);
        Files.deleteIfExists(place.marker());
      } finally {
        claim.get().close();
      }
      removed.add(entry);
      return true;
    }

    private static Optional<Instant> lastUsed(Path marker) throws IOException {
      try {
        return Optional.of(Files.getLastModifiedTime(marker).toInstant());
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    }
  }
}
