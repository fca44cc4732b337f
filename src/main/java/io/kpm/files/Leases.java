// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Says which names are in use by which processes: a lock on one byte of a file per name. Any number
 * of users share a name; whoever claims it has it alone. All of it ends with the process, however
 * that ends; the file stays empty and means nothing.
 *
 * <p>One file and one descriptor serve any number of names. Two names may fall on one byte, and
 * then seem to be one; with 2^62 of them nobody will notice. Safe for several threads.
 */
public final class Leases {
  /**
   * The operating system keeps these locks per process, and closing any channel of the file loses
   * them; hence one table per process, so that a file is never opened twice.
   */
  private static final ConcurrentMap<Path, Leases> BY_FILE = new ConcurrentHashMap<>();

  // A claim lasts for two renames; who waits longer has met a process that was stopped.
  private static final int MAX_POLLS = 500;
  private static final long POLL_MILLIS = 10;

  // FNV-1a, https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long POSITIONS = (1L << 62) - 1;

  private final Path file;
  private final Map<Long, Held> held = new HashMap<>();
  private @Nullable FileChannel channel;

  private Leases(Path file) {
    this.file = file;
  }

  /** The leases on a file, which is created when it is needed. */
  public static Leases on(Path file) {
    return BY_FILE.computeIfAbsent(file.toAbsolutePath().normalize(), Leases::new);
  }

  /** One byte that this process has locked. */
  private static final class Held {
    private final FileLock lock;
    private final boolean exclusive;
    private int users = 1;

    Held(FileLock lock, boolean exclusive) {
      this.lock = lock;
      this.exclusive = exclusive;
    }
  }

  /** A name that is in use until this is closed, or the process ends. */
  public final class Lease implements AutoCloseable {
    private final long position;
    private boolean closed;

    private Lease(long position) {
      this.position = position;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        giveBack(position);
      }
    }
  }

  /**
   * Says that a name is in use, together with whoever uses it already; waits while it is claimed.
   *
   * @return empty where it cannot be said: in a directory that cannot be written, on a file system
   *     without locks, or because a claim does not end
   */
  public Optional<Lease> share(String name) {
    try {
      for (int i = 0; i < MAX_POLLS; i++) {
        Optional<Lease> lease = take(position(name), false);
        if (lease.isPresent()) {
          return lease;
        }
        Thread.sleep(POLL_MILLIS);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * Takes a name for oneself.
   *
   * @return empty if anybody uses it, in this process or in another
   * @throws IOException if the file cannot be written, or the file system has no locks
   */
  public Optional<Lease> claim(String name) throws IOException {
    return take(position(name), true);
  }

  private synchronized Optional<Lease> take(long position, boolean exclusive) throws IOException {
    var mine = held.get(position);
    if (mine != null) {
      if (exclusive || mine.exclusive) {
        return Optional.empty();
      }
      mine.users++;
      return Optional.of(new Lease(position));
    }
    FileLock lock = null;
    try {
      lock = open().tryLock(position, 1, !exclusive);
    } finally {
      if (lock == null) {
        closeIfIdle();
      }
    }
    if (lock == null) {
      return Optional.empty();
    }
    held.put(position, new Held(lock, exclusive));
    return Optional.of(new Lease(position));
  }

  private synchronized void giveBack(long position) throws IOException {
    var mine = held.get(position);
    if (mine == null || --mine.users > 0) {
      return;
    }
    held.remove(position);
    mine.lock.release();
    closeIfIdle();
  }

  private FileChannel open() throws IOException {
    var known = channel;
    if (known == null) {
      var parent = file.getParent();
      if (parent != null && !Files.isDirectory(parent)) {
        Files.createDirectories(parent);
      }
      known = FileChannel.open(
          file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      channel = known;
    }
    return known;
  }

  private void closeIfIdle() throws IOException {
    var known = channel;
    if (known != null && held.isEmpty()) {
      channel = null;
      known.close();
    }
  }

  private static long position(String name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return hash & POSITIONS;
  }
}
