// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.error.KpmException;
import io.kpm.files.AtomicFile;
import io.kpm.files.DiskError;
import io.kpm.mod.LockFile;
import io.kpm.mod.ModText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The two files of a project, which change together or not at all. */
public final class ProjectFiles {
  private final Path root;

  public ProjectFiles(Path root) {
    this.root = root;
  }

  /**
   * Writes what is new of both, each by rename. A process that dies between the two renames leaves
   * a lock with names too many, which the next command finds.
   *
   * @param lock empty if it stays as it is
   * @throws KpmException {@code E_POLICY} if the lock is a link; {@code E_MOD} if somebody else
   *     changed {@code kcl.mod}; {@code E_IO}
   */
  public void write(ModText mod, Optional<LockFile> lock) {
    var file = root.resolve(LockFile.NAME);
    Optional<byte[]> before = content(file);
    boolean isChanged = lock.isPresent() && lock.get().writeTo(root);
    try {
      mod.writeTo(root);
    } catch (KpmException e) {
      if (isChanged) {
        restore(file, before, e);
      }
      throw e;
    }
  }

  private static Optional<byte[]> content(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw DiskError.of("cannot read", file, e);
    }
  }

  private static void restore(Path file, Optional<byte[]> before, KpmException failure) {
    try {
      if (before.isPresent()) {
        AtomicFile.write(file, before.get(), AtomicFile.Access.AS_BEFORE);
      } else {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
