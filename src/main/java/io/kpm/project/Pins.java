// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.mod.LockEntry;
import io.kpm.mod.LockFile;
import io.kpm.resolve.PackageVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a lock selects and promises, by what it speaks of. */
final class Pins {
  private final Map<String, PackageVersion> byName = new LinkedHashMap<>();
  private final Map<PackageVersion, LockEntry> entries = new LinkedHashMap<>();

  /**
   * The entries of a lock that have a source; directories have none.
   *
   * @param unpinned keys of dependencies that are selected anew
   * @param defaultRegistry the host of entries that follow the default registry
   */
  Pins(LockFile lock, Set<String> unpinned, String defaultRegistry) {
    for (var entry : lock.entries()) {
      Optional<PackageVersion> version = PackageVersion.of(entry, defaultRegistry);
      if (version.isPresent() && !unpinned.contains(entry.key())) {
        byName.put(entry.key().replace('-', '_'), version.get());
        entries.putIfAbsent(version.get(), entry);
      }
    }
  }

  /** The selected versions by import name. */
  Map<String, PackageVersion> byName() {
    return byName;
  }

  /** All entries, in the order of the lock. */
  Map<PackageVersion, LockEntry> entries() {
    return entries;
  }

  Optional<LockEntry> entry(PackageVersion version) {
    return Optional.ofNullable(entries.get(version));
  }
}
