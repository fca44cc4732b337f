// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A fresh private directory in which something grows until it is renamed to its place.
 *
 * <p>Closing it removes what is left in it. What a killed process leaves is removed by the next
 * process that stages at the same place; a directory whose owner lives is never touched.
 */
public final class Staging implements AutoCloseable {
  static final String CLAIM_SUFFIX = ".claim";

  private static final String DIRECTORY_SUFFIX = ".dir";
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Claim claim;
  private final Path directory;

  private Staging(Claim claim, Path directory) {
    this.claim = claim;
    this.directory = directory;
  }

  /** A directory in {@code root}, which is created if need be, with mode 0700. */
  public static Staging in(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      createPrivate(root);
    }
    var claim = Claim.in(root, CLAIM_SUFFIX, Claim.OWNER_ONLY);
    var directory = directoryOf(claim.file());
    Files.createDirectory(directory, PRIVATE_DIRECTORY);
    return new Staging(claim, directory);
  }

  /** A hidden directory beside {@code target}, so that a rename does not cross devices. */
  public static Staging beside(Path target) throws IOException {
    var parent = target.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException(target + " has no directory");
    }
    return in(parent);
  }

  /** The directory; it exists, is empty at first, and only its owner can enter it. */
  public Path directory() {
    return directory;
  }

  @Override
  public void close() throws IOException {
    try {
      Trees.delete(directory);
      Files.deleteIfExists(claim.file());
    } finally {
      claim.close();
    }
  }

  /** The directory that belongs to a claim file. */
  static Path directoryOf(Path claimFile) {
    var name = claimFile.getFileName().toString();
    var stem = name.substring(0, name.length() - CLAIM_SUFFIX.length());
    return claimFile.resolveSibling(stem + DIRECTORY_SUFFIX);
  }

  private static void createPrivate(Path root) throws IOException {
    var parent = root.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createDirectories(root, PRIVATE_DIRECTORY);
  }
}
