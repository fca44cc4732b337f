// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock between processes, and between the threads of this one, on a file that exists for nothing
 * else. It ends with its holder, however the holder ends; the file stays and means nothing.
 *
 * <p>Not reentrant: a thread that holds it must not take it again.
 */
public final class ProcessLock {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int MAX_HOLDER_BYTES = 20;

  /**
   * The operating system keeps these locks per process, and closing any channel of the file loses
   * them; hence one table per process, so that a file is never opened twice.
   */
  private static final ConcurrentMap<Path, ReentrantLock> HELD_HERE = new ConcurrentHashMap<>();

  private final Path file;
  private final Patience patience;
  private final Reporter reporter;

  public ProcessLock(Path file, Patience patience, Reporter reporter) {
    this.file = file;
    this.patience = patience;
    this.reporter = reporter;
  }

  /**
   * How long to wait.
   *
   * @param notice after this time the holder is named once
   * @param limit after this time waiting fails
   */
  public record Patience(Duration notice, Duration limit) {
    /** {@code lockNotice} and {@code lockWait} of the documented limits. */
    public static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(2), Duration.ofMinutes(10));
  }

  /** A lock that is held until it is closed. */
  public static final class Held implements AutoCloseable {
    private final FileChannel channel;
    private final ReentrantLock here;

    private Held(FileChannel channel, ReentrantLock here) {
      this.channel = channel;
      this.here = here;
    }

    @Override
    public void close() throws IOException {
      try {
        channel.close();
      } finally {
        here.unlock();
      }
    }
  }

  /**
   * Waits for the lock and takes it; creates the file and its directory if need be.
   *
   * @throws KpmException {@code E_IO} if the holder keeps it beyond the limit
   * @throws IOException if the file cannot be opened for writing
   */
  public Held acquire() throws IOException {
    var directory = file.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
    var waiting = new Waiting();
    var here =
        HELD_HERE.computeIfAbsent(file.toAbsolutePath().normalize(), f -> new ReentrantLock());
    while (!tryHere(here)) {
      waiting.step(Long.toString(ProcessHandle.current().pid()));
    }
    return acquireAmongProcesses(here, waiting);
  }

  /** Removes a lock file that nobody holds; one that is in use, or not ours, stays. */
  public static void removeIfFree(Path file) throws IOException {
    var here =
        HELD_HERE.computeIfAbsent(file.toAbsolutePath().normalize(), f -> new ReentrantLock());
    if (!here.tryLock()) {
      return;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException | AccessDeniedException e) {
      return;
    } finally {
      here.unlock();
    }
  }

  private Held acquireAmongProcesses(ReentrantLock here, Waiting waiting) throws IOException {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(
          file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      while (channel.tryLock() == null) {
        waiting.step(holder(channel));
      }
      writeHolder(channel);
      return new Held(channel, here);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      here.unlock();
      throw e;
    }
  }

  private static boolean tryHere(ReentrantLock here) throws IOException {
    if (here.isHeldByCurrentThread()) {
      throw new IllegalStateException("the lock is held by this thread already");
    }
    try {
      return here.tryLock(POLL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    var buffer = ByteBuffer.allocate(MAX_HOLDER_BYTES);
    channel.read(buffer, 0);
    var text = new StringBuilder();
    for (int i = 0; i < buffer.position() && Character.isDigit(buffer.get(i)); i++) {
      text.append((char) buffer.get(i));
    }
    return text.isEmpty() ? "unknown" : text.toString();
  }

  private static void writeHolder(FileChannel channel) throws IOException {
    var line = ProcessHandle.current().pid() + "\n";
    channel.write(ByteBuffer.wrap(line.getBytes(US_ASCII)), 0);
    channel.truncate(line.length());
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted while waiting for a lock", e);
  }

  /** The time spent so far on one acquisition. */
  private final class Waiting {
    private final long start = System.nanoTime();
    private boolean told;

    void step(String holder) throws IOException {
      long waited = System.nanoTime() - start;
      if (waited > patience.limit().toNanos()) {
        throw new KpmException(
                ErrorId.E_IO,
                "cannot lock `" + file + "`: process " + holder + " has held it for "
                    + patience.limit().toSeconds() + " s")
            .withHint("end process " + holder + ", or wait for it");
      }
      if (!told && waited > patience.notice().toNanos()) {
        told = true;
        reporter.say("waiting for the lock `" + file + "`, held by process " + holder);
      }
      sleep();
    }

    private void sleep() throws IOException {
      try {
        Thread.sleep(POLL.toMillis());
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }
}
