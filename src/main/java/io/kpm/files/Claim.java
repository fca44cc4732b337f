// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A hidden file that is locked as long as the process that made it lives, so that others can tell
 * work in progress from what a dead process left.
 */
final class Claim implements AutoCloseable {
  private static final String PREFIX = ".kpm-";

  /** Mode 0600. */
  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(
          EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

  /** Mode 0666 less the umask. */
  static final FileAttribute<Set<PosixFilePermission>> BY_UMASK =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"));

  private static final Set<StandardOpenOption> NEW_FILE =
      EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

  /** Process ids repeat, above all in containers; together with a time they do not. */
  private static final String PROCESS =
      PREFIX + Long.toString(ProcessHandle.current().pid(), 36) + "-"
          + Long.toString(System.currentTimeMillis(), 36) + "-";

  private final Path file;
  private final FileChannel channel;

  private Claim(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Makes a new file in {@code directory}, after removing what dead processes left there. */
  static Claim in(Path directory, String suffix, FileAttribute<?> mode) throws IOException {
    removeAbandoned(directory);
    while (true) {
      var file = directory.resolve(PROCESS + Long.toString(System.nanoTime(), 36) + suffix);
      var claim = open(file, mode);
      if (claim != null) {
        return claim;
      }
    }
  }

  Path file() {
    return file;
  }

  FileChannel channel() {
    return channel;
  }

  /** The path beside this file with another suffix. */
  Path sibling(String suffix) {
    var name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + suffix);
  }

  /** Gives up the lock; the file stays where it is. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Null if the name is taken, or if another process took the new file for abandoned. */
  private static @Nullable Claim open(Path file, FileAttribute<?> mode) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, NEW_FILE, mode);
    } catch (FileAlreadyExistsException e) {
      return null;
    }
    if (lockIfPossible(channel) && Files.exists(file)) {
      return new Claim(file, channel);
    }
    channel.close();
    return null;
  }

  /** Where the file system has no locks, nobody can take the file for abandoned either. */
  private static boolean lockIfPossible(FileChannel channel) {
    try {
      return tryLock(channel);
    } catch (IOException e) {
      return true;
    }
  }

  private static void removeAbandoned(Path directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (var entry : entries) {
        var name = entry.getFileName().toString();
        if (name.startsWith(PREFIX) && !name.startsWith(PROCESS)) {
          removeIfAbandoned(entry, name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void removeIfAbandoned(Path file, String name) {
    if (!name.endsWith(AtomicFile.SUFFIX) && !name.endsWith(Staging.CLAIM_SUFFIX)) {
      return;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (!tryLock(channel)) {
        return;
      }
      if (name.endsWith(Staging.CLAIM_SUFFIX)) {
        Trees.delete(Staging.directoryOf(file));
      }
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Gone meanwhile, or of another user: not ours to remove.
      return;
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
