// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file on its way to its final name: written beside it, on the disk before it is renamed, and
 * gone without a trace unless {@link #commit()} was reached.
 *
 * <p>A symbolic link stays: what it points to is replaced.
 */
public final class AtomicFile implements AutoCloseable {
  static final String SUFFIX = ".tmp";

  // POSIX leaves the number of links that may be followed to the system; Linux follows 40.
  private static final int MAX_LINKS = 40;

  private final Path target;
  private final Access access;
  private final Claim claim;
  private final OutputStream out;
  private boolean committed;

  private AtomicFile(Path target, Access access, Claim claim) {
    this.target = target;
    this.access = access;
    this.claim = claim;
    this.out = Channels.newOutputStream(claim.channel());
  }

  /** Who may read the file; it is never open to more people than that, not even while it grows. */
  public enum Access {
    /** As the file that it replaces; a new file as the umask wants it. */
    AS_BEFORE,
    /** Mode 0600, also where the file that it replaces was open to others. */
    OWNER_ONLY
  }

  /** Replaces or creates a file; its directory must exist. */
  public static void write(Path file, byte[] content, Access access) throws IOException {
    try (var atomic = open(file, access)) {
      atomic.out().write(content);
      atomic.commit();
    }
  }

  /**
   * Replaces or creates a file that can be had again, without waiting for the disk: whoever reads
   * it sees all of the old or of the new content, but after a loss of power it may be damaged.
   */
  public static void writeReplaceable(Path file, byte[] content) throws IOException {
    try (var atomic = open(file, Access.AS_BEFORE)) {
      atomic.out().write(content);
      atomic.rename();
    }
  }

  /** Starts the replacement of a file; its directory must exist. */
  public static AtomicFile open(Path file, Access access) throws IOException {
    var target = behindLinks(file.toAbsolutePath());
    var mode = access == Access.OWNER_ONLY || isFile(target) ? Claim.OWNER_ONLY : Claim.BY_UMASK;
    return new AtomicFile(target, access, Claim.in(parentOf(target), SUFFIX, mode));
  }

  /** Where the content goes; not buffered, and closed with this file. */
  public OutputStream out() {
    return out;
  }

  /** Gives the file its final name; returns when it would survive a loss of power. */
  public void commit() throws IOException {
    claim.channel().force(true);
    rename();
    syncDirectory(parentOf(target));
  }

  /** Removes what was not committed. */
  @Override
  public void close() throws IOException {
    if (!committed) {
      Files.deleteIfExists(claim.file());
    }
    claim.close();
  }

  /** Makes the renames in that directory permanent. */
  static void syncDirectory(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void rename() throws IOException {
    keepMode();
    Files.move(claim.file(), target, StandardCopyOption.ATOMIC_MOVE);
    committed = true;
  }

  private void keepMode() throws IOException {
    if (access == Access.AS_BEFORE && isFile(target)) {
      Files.setPosixFilePermissions(claim.file(), Files.getPosixFilePermissions(target));
    }
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static Path behindLinks(Path file) throws IOException {
    var path = file;
    for (int i = 0; i < MAX_LINKS && Files.isSymbolicLink(path); i++) {
      path = path.resolveSibling(Files.readSymbolicLink(path));
    }
    return path;
  }

  private static Path parentOf(Path file) throws IOException {
    var parent = file.getParent();
    if (parent == null) {
      throw new IOException(file + " is not a file");
    }
    return parent;
  }
}
