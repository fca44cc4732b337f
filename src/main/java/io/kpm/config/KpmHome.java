// SPDX-License-Identifier: Apache-2.0
package io.kpm.config;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The home of kpm: settings, credentials and the package cache.
 *
 * @param root absolute; {@code KCL_PKG_PATH}, or {@code $HOME/.kcl/kpm}
 */
public record KpmHome(Path root) {
  private static final String VARIABLE = "KCL_PKG_PATH";

  /**
   * The home that the environment names. Nothing is created.
   *
   * @throws KpmException {@code E_IO} naming the variable, if there is no home or its place is
   *     taken by a file
   */
  public static KpmHome of(Map<String, String> environment, Path workingDirectory) {
    var named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      return checked(VARIABLE, named, workingDirectory, "");
    }
    var userHome = environment.getOrDefault("HOME", "");
    if (userHome.isEmpty()) {
      throw new KpmException(
              ErrorId.E_IO, "the home of kpm is unknown: neither `KCL_PKG_PATH` nor `HOME` is set")
          .withHint("set `KCL_PKG_PATH` to a directory of your own");
    }
    return checked("HOME", userHome, workingDirectory, ".kcl/kpm");
  }

  private static KpmHome checked(String variable, String value, Path base, String below) {
    var root = absolute(variable, value, base).resolve(below);
    var existing = root;
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw new KpmException(
          ErrorId.E_IO,
          "`%s` names no directory for kpm: %s is not a directory"
              .formatted(variable, Foreign.quote(existing.toString())));
    }
    return new KpmHome(root);
  }

  private static Path absolute(String variable, String value, Path base) {
    try {
      return base.resolve(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new KpmException(
          ErrorId.E_IO, "`%s` is not a path: %s".formatted(variable, Foreign.quote(value)), e);
    }
  }

  /**
   * Refuses a package that lies exactly where kpm lives.
   *
   * @throws KpmException {@code E_IO} naming the variable
   */
  public void requireApartFrom(Path packageDirectory) {
    if (packageDirectory.toAbsolutePath().normalize().equals(root)) {
      throw new KpmException(
          ErrorId.E_IO,
          "environment variable `KCL_PKG_PATH` cannot be set to the same path as the current KCL"
              + " package");
    }
  }

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

  /** Where the locks lie that guard projects, whose own directories hold nothing of kpm. */
  public Path projectLocks() {
    return root.resolve(".kpm/projects");
  }

  /** The lock that guards changes of the cache. */
  public Path cacheLock() {
    return root.resolve(".kpm/cache.lock");
  }

  /** Says which cache entries are in use; never has content. */
  public Path cacheUse() {
    return root.resolve(".kpm/cache.use");
  }

  /** Markers of verified cache entries, outside of the package trees. */
  public Path verified() {
    return root.resolve(".kpm/verified");
  }

  /** What tags meant when they were last resolved. */
  public Path tags() {
    return root.resolve(".kpm/tags");
  }

  /** What the dependencies of projects came to; may be lost at any time. */
  public Path settled() {
    return root.resolve(".kpm/settled");
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
