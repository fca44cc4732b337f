// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Whole directory trees: removed or moved; links in them are never followed. */
public final class Trees {
  private Trees() {}

  /** Deletes a file or a directory with everything below; absent is fine. */
  public static void delete(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(root, new Deletion());
  }

  /**
   * Renames a directory or file to a name that is free or that of an empty directory; both must lie
   * on one file system. Returns when the new name would survive a loss of power.
   */
  public static void move(Path source, Path target) throws IOException {
    moveReplaceable(source, target);
    var parent = target.toAbsolutePath().getParent();
    if (parent != null) {
      AtomicFile.syncDirectory(parent);
    }
  }

  /** The same for what can be had again, without waiting for the disk. */
  public static void moveReplaceable(Path source, Path target) throws IOException {
    Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Gives the owner back the rights that a rename or removal of a directory needs. */
  public static void makeMovable(Path directory) throws IOException {
    boolean lacksRights = Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
        && !(Files.isReadable(directory)
            && Files.isWritable(directory)
            && Files.isExecutable(directory));
    if (lacksRights) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      makeMovable(directory);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
