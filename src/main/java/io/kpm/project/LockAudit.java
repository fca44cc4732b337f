// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.LockEntry;
import io.kpm.mod.Place;
import io.kpm.resolve.PackageVersion;
import io.kpm.store.PackageDir;
import io.kpm.store.Promise;
import io.kpm.store.VendorDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares every byte of the locked packages with what the lock promises; asks nobody. */
public final class LockAudit {
  private final Map<PackageVersion, LockEntry> locked;
  private final Shelf cache;

  LockAudit(Map<PackageVersion, LockEntry> locked, Shelf cache) {
    this.locked = new LinkedHashMap<>(locked);
    this.locked.keySet().removeIf(version -> !(version.place() instanceof Place.Registry));
    this.cache = cache;
  }

  /**
   * What was found.
   *
   * @param packages how many were looked at
   * @param differences files that differ, are missing or were added, or whole packages
   * @param missing packages that are not there, by name
   */
  public record Findings(int packages, List<String> differences, List<String> missing) {
    public Findings {
      differences = List.copyOf(differences);
      missing = List.copyOf(missing);
    }
  }

  /** Looks at the cache, which heals nothing meanwhile. */
  public Findings ofCache() throws IOException {
    var differences = new ArrayList<String>();
    var missing = new ArrayList<String>();
    for (var entry : locked.entrySet()) {
      var version = entry.getKey();
      try {
        var found = cache.get((Place.Registry) version.place(), version.revision());
        differences.addAll(differences(found));
      } catch (KpmException e) {
        note(e, entry.getValue().key(), differences, missing);
      }
    }
    return new Findings(locked.size(), differences, missing);
  }

  /** Looks at the directory {@code vendor}. */
  public Findings of(VendorDirectory vendor) throws IOException {
    var differences = new ArrayList<String>();
    var missing = new ArrayList<String>();
    for (var entry : locked.entrySet()) {
      var pin = entry.getValue();
      var name = VendorDirectory.nameOf(pin.key(), entry.getKey().revision().toString());
      if (vendor.has(name)) {
        differences.addAll(vendor.differences(name, Promise.of(pin.checks(), true)));
      } else {
        missing.add(pin.key());
      }
    }
    return new Findings(locked.size(), differences, missing);
  }

  private static List<String> differences(PackageDir found) throws IOException {
    var differences = new ArrayList<String>();
    for (var path : found.differences()) {
      differences.add(found.directory().resolve(path).toString());
    }
    return differences;
  }

  /** A package that as a whole is not what the lock says differs; others are not there. */
  private static void note(
      KpmException failure, String name, List<String> differences, List<String> missing) {
    if (failure.id() == ErrorId.E_SUM || failure.id() == ErrorId.E_DIGEST) {
      differences.add(name);
    } else if (failure.id() == ErrorId.E_NOTFOUND) {
      missing.add(name);
    } else {
      throw failure;
    }
  }
}
