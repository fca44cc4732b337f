// SPDX-License-Identifier: Apache-2.0
package io.kpm.config;

import java.nio.file.Path;

/**
 * The home of kpm: settings, credentials and the package cache.
 *
 * @param root absolute; {@code KCL_PKG_PATH}, or {@code $HOME/.kcl/kpm}
 */
public record KpmHome(Path root) {
  /** The settings, read and written by kpm. */
  public Path settingsFile() {
    return root.resolve(".kpm/config.json");
  }

  /** The settings of upstream kpm, read only where {@link #settingsFile()} is absent. */
  public Path upstreamSettingsFile() {
    return root.resolve(".kpm/config/kpm.json");
  }

  /** The credentials in docker's format, shared with upstream kpm. */
  public Path credentialsFile() {
    return root.resolve(".kpm/config/config.json");
  }

  /** Staging for the cache: same file system, cleared of what dead processes left. */
  public Path staging() {
    return root.resolve(".kpm/tmp");
  }

  /** The lock that guards changes of the cache. */
  public Path cacheLock() {
    return root.resolve(".kpm/cache.lock");
  }

  /** Markers of verified cache entries, outside of the package trees. */
  public Path verified() {
    return root.resolve(".kpm/verified");
  }

  /** Cache entries that have no classic name: references by digest, second sources of one name. */
  public Path byDigest() {
    return root.resolve(".kpm/by-digest");
  }

  /** The default directory of the embedded registry. */
  public Path registry() {
    return root.resolve(".kpm/registry");
  }
}
