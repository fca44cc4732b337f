// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.store.CacheListing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares every file of the cache with what was verified when it came; heals nothing. */
public final class CacheVerify {
  private final CacheListing listing;

  public CacheVerify(CacheListing listing) {
    this.listing = listing;
  }

  /**
   * What was found.
   *
   * @param packages how many were looked at
   * @param damaged those that differ
   */
  public record Result(int packages, List<Damage> damaged) {
    public Result {
      damaged = List.copyOf(damaged);
    }

    /**
     * Ends a command that found damage.
     *
     * @throws KpmException {@code E_SUM}
     */
    public void requireSound() {
      if (!damaged.isEmpty()) {
        throw new KpmException(
                ErrorId.E_SUM,
                damaged.size() + " of " + packages + " packages in the cache "
                    + (damaged.size() == 1 ? "differs" : "differ") + " from what was verified")
            .withHint("what is changed is fetched again when it is used without --offline");
      }
    }
  }

  /**
   * A package that differs.
   *
   * @param paths of files that differ, are missing or were added, absolute; the directory itself if
   *     it has gone
   */
  public record Damage(CachedPackage cached, List<Path> paths) {
    public Damage {
      paths = List.copyOf(paths);
    }
  }

  /**
   * Reads the whole cache.
   *
   * @throws KpmException {@code E_IO}
   */
  public Result run() {
    var damaged = new ArrayList<Damage>();
    var entries = listing.entries();
    for (var entry : entries) {
      var paths = new ArrayList<Path>();
      for (var path : listing.differences(entry)) {
        paths.add(path.isEmpty() ? entry.directory() : entry.directory().resolve(path));
      }
      if (!paths.isEmpty()) {
        damaged.add(new Damage(CachedPackage.of(entry), paths));
      }
    }
    return new Result(entries.size(), damaged);
  }
}
