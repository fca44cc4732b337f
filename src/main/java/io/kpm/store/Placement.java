// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.config.KpmHome;
import io.kpm.files.ProcessLock;
import io.kpm.files.Staging;
import io.kpm.files.Trees;
import io.kpm.hash.Digest;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;

/**
 * How packages enter the cache. What is there already goes aside, the new tree takes its name, its
 * marker comes last: at no time does a marker stand beside a tree that it does not describe, and
 * whatever a killed process leaves is a tree without one, which counts for nothing.
 */
final class Placement {
  /** Where the new tree grows in its staging directory. */
  static final String TREE = "tree";

  /** How the files end that keep two from working on one digest. */
  static final String LOCK_ENDING = ".lock";

  private static final String REPLACED = "replaced";

  private final KpmHome home;
  private final CachePlaces places;
  private final ProcessLock.Patience patience;
  private final Reporter reporter;
  private final InUse use;

  Placement(KpmHome home, StoreOptions options, Reporter reporter, InUse use) {
    this.home = home;
    this.places = new CachePlaces(home);
    this.patience = options.patience();
    this.reporter = reporter;
    this.use = use;
  }

  /** Makes an entry that is missing. */
  interface Work {
    CachePlaces.Entry run() throws IOException;
  }

  /** Does the work on one digest while nobody else does, in this process or in another. */
  CachePlaces.Entry alone(Digest digest, Work work) throws IOException {
    var lockFile = home.staging().resolve(digest.hex() + LOCK_ENDING);
    var held = new ProcessLock(lockFile, patience, reporter).acquire();
    try {
      return work.run();
    } finally {
      Files.deleteIfExists(lockFile);
      held.close();
    }
  }

  /**
   * Gives the tree of a staging directory its place, and holds it for whoever asked for it.
   *
   * @param isCurrent whether its tag was resolved just now, so that it replaces what the tag meant
   *     before
   */
  CachePlaces.Entry put(Staging staging, Marker marker, boolean isCurrent) throws IOException {
    var held = lockCache();
    try {
      var place = places.forNew(marker.origin(), isCurrent);
      Files.deleteIfExists(place.marker());
      if (Files.exists(place.directory(), LinkOption.NOFOLLOW_LINKS)) {
        Trees.makeMovable(place.directory());
        Trees.moveReplaceable(place.directory(), staging.directory().resolve(REPLACED));
      }
      Files.createDirectories(place.directory().getParent());
      Trees.moveReplaceable(staging.directory().resolve(TREE), place.directory());
      marker.write(place.marker());
      use.hold(place);
      return new CachePlaces.Entry(place, marker);
    } finally {
      held.close();
    }
  }

  /** The lock that is held while directories and markers of the cache change their names. */
  ProcessLock.Held lockCache() throws IOException {
    return new ProcessLock(home.cacheLock(), patience, reporter).acquire();
  }
}
