// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.store.CacheListing;
import java.util.ArrayList;
import java.util.List;

/** Lists the packages of the cache. */
public final class CacheList {
  private final CacheListing listing;

  public CacheList(CacheListing listing) {
    this.listing = listing;
  }

  /**
   * All packages, sorted by the names of their directories; what other programs keep there is not
   * among them.
   *
   * @throws io.kpm.error.KpmException {@code E_IO}
   */
  public List<CachedPackage> run() {
    var packages = new ArrayList<CachedPackage>();
    for (var entry : listing.entries()) {
      packages.add(CachedPackage.of(entry));
    }
    return List.copyOf(packages);
  }
}
