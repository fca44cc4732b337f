// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.kpm.mod.LockFile;
import io.kpm.mod.ModFile;
import io.kpm.mod.Place;
import io.kpm.store.PackageDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A package whose dependencies are asked for.
 *
 * @param root its directory, absolute
 * @param place where it comes from; paths in its {@code kcl.mod} are judged by that
 * @param mod what its {@code kcl.mod} says
 * @param lock what its {@code kcl.mod.lock} says; empty if there is none
 * @param fetched its verified files, unless they are the user's own
 */
public record Project(
    Path root, Place place, ModFile mod, Optional<LockFile> lock, Optional<PackageDir> fetched) {

  /**
   * The package in a directory of the user.
   *
   * @throws io.kpm.error.KpmException {@code E_MOD} if {@code kcl.mod} is missing or wrong;
   *     {@code E_LOCK} or {@code E_LIMIT} for the lock; {@code E_IO}
   */
  public static Project in(Path directory) {
    return of(directory, ModFile.in(directory));
  }

  /** The same of a directory that may have no {@code kcl.mod}, and then no dependencies. */
  public static Project around(Path directory) {
    return Files.exists(directory.resolve(ModFile.NAME))
        ? in(directory)
        : of(directory, ModFile.parse(new byte[0], ModFile.NAME));
  }

  /**
   * Whether the files of a directory may speak of dependencies: a look at their bytes, for what is
   * known of them may be remembered. False for certain only.
   */
  public static boolean mayNeedAny(Path directory) {
    if (directory.resolve(LockFile.NAME).toFile().length() > 0) {
      return true;
    }
    try {
      var bytes = Files.readAllBytes(directory.resolve(ModFile.NAME));
      // A key may be written with escapes.
      var text = new String(bytes, ISO_8859_1);
      return text.contains("dependencies") || text.indexOf('\\') >= 0;
    } catch (IOException e) {
      // Reading it properly tells what is wrong.
      return Files.exists(directory.resolve(ModFile.NAME));
    }
  }

  /** A directory of the user with a {@code kcl.mod} that may not be written yet. */
  public static Project of(Path directory, ModFile mod) {
    var root = directory.toAbsolutePath().normalize();
    Optional<LockFile> lock =
        mod.dependencies().isEmpty() && !Files.exists(root.resolve(LockFile.NAME))
            ? Optional.empty()
            : LockFile.in(root);
    return new Project(root, new Place.Local(root, ""), mod, lock, Optional.empty());
  }

  /**
   * A package that was fetched; nothing in it may lead out of it.
   *
   * @param place of the package itself
   */
  public static Project of(PackageDir fetched, Place place) throws IOException {
    Optional<LockFile> lock;
    try {
      var name = fetched.directory().resolve(LockFile.NAME).toString();
      lock = Optional.of(LockFile.parse(fetched.read(LockFile.NAME), name));
    } catch (NoSuchFileException e) {
      lock = Optional.empty();
    }
    return new Project(fetched.directory(), place, fetched.mod(), lock, Optional.of(fetched));
  }

  /** The name that its {@code kcl.mod} gives it, or nothing. */
  public String name() {
    return mod.about().name().orElse("");
  }

  /** The entries of the lock; none if there is no lock. */
  public LockFile locked() {
    return lock.orElse(LockFile.EMPTY);
  }

  /** Whether it needs nothing, and says so in its lock too. */
  public boolean isAlone() {
    return mod.dependencies().isEmpty() && locked().entries().isEmpty();
  }
}
