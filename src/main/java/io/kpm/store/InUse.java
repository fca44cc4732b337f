// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.files.Leases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The entries that one store has given out: clearing the cache leaves them alone until this is
 * closed or the process ends. Safe for several threads.
 *
 * <p>That they were used is noted in the time of their markers, at most once a day. Times decide
 * only what is cleared first, never what is right.
 */
final class InUse implements AutoCloseable {
  private static final Duration NOTE_AGAIN = Duration.ofDays(1);

  private final Leases leases;
  private final Clock clock;
  private final Map<String, Optional<Leases.Lease>> held = new HashMap<>();

  InUse(Path file, Clock clock) {
    this.leases = Leases.on(file);
    this.clock = clock;
  }

  /** Keeps an entry from being cleared; false if it was cleared meanwhile. */
  synchronized boolean hold(CachePlaces.Place place) throws IOException {
    if (held.containsKey(place.name())) {
      return true;
    }
    // Where no lease can be had, the cache is read-only for us: nobody of our rights clears it.
    Optional<Leases.Lease> lease = leases.share(place.name());
    if (noteUse(place.marker())) {
      held.put(place.name(), lease);
      return true;
    }
    if (lease.isPresent()) {
      lease.get().close();
    }
    return false;
  }

  @Override
  public synchronized void close() throws IOException {
    for (var lease : held.values()) {
      if (lease.isPresent()) {
        lease.get().close();
      }
    }
    held.clear();
  }

  /** False if there is no such marker. */
  private boolean noteUse(Path marker) throws IOException {
    FileTime noted;
    try {
      noted = Files.getLastModifiedTime(marker);
    } catch (NoSuchFileException e) {
      return false;
    }
    var now = clock.instant();
    var age = Duration.between(noted.toInstant(), now);
    if (age.isNegative() || age.compareTo(NOTE_AGAIN) >= 0) {
      try {
        Files.setLastModifiedTime(marker, FileTime.from(now));
      } catch (IOException e) {
        // The cache of another user: then it is not ours to clear either.
        return true;
      }
    }
    return true;
  }
}
