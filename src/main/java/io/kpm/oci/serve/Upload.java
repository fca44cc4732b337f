// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import io.kpm.hash.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A blob on its way in: a file that grows by whole requests. A request that breaks off leaves the
 * file as it was before, so that the client can send that part again.
 */
final class Upload {
  private static final int BLOCK_BYTES = 64 * 1024;
  // A client that lost its connection comes back while the old request is still waited for.
  private static final long BUSY_SECONDS = 5;

  private final String id;
  private final Path file;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long size;

  /** What was received, hashed on the way; null if the beginning came to an earlier process. */
  private @Nullable MessageDigest hash;

  private Upload(String id, Path file, long size, @Nullable MessageDigest hash) {
    this.id = id;
    this.file = file;
    this.size = size;
    this.hash = hash;
  }

  static Upload create(String id, Path file) throws IOException {
    Files.createFile(file);
    return new Upload(id, file, 0, Digest.Algorithm.SHA256.start());
  }

  /** An upload that an earlier process began. */
  static Upload resumed(String id, Path file) throws IOException {
    return new Upload(id, file, Files.size(file), null);
  }

  String id() {
    return id;
  }

  /** The bytes received so far. */
  long size() {
    return size;
  }

  /** Waits until no other request works on this upload. */
  void acquire() throws RegistryException {
    try {
      if (lock.tryLock(BUSY_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new RegistryException(503, "UNAVAILABLE", "another request works on this upload");
  }

  void release() {
    lock.unlock();
  }

  /**
   * Appends the content to its end, or nothing of it.
   *
   * @throws RegistryException if it is too large
   */
  void append(InputStream content) throws IOException, RegistryException {
    var before = hash == null ? null : copyOf(hash);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      boolean isWhole = false;
      try {
        long end = copy(content, channel);
        isWhole = true;
        size = end;
      } finally {
        if (!isWhole) {
          hash = before;
          channel.truncate(size);
        }
      }
    }
  }

  /** Whether what was received has that digest. */
  boolean matches(Digest digest) throws IOException {
    if (hash != null && digest.algorithm() == Digest.Algorithm.SHA256) {
      return Digest.finish(digest.algorithm(), hash).equals(digest);
    }
    var whole = digest.algorithm().start();
    var block = new byte[BLOCK_BYTES];
    try (var in = Files.newInputStream(file)) {
      for (int got = in.read(block); got >= 0; got = in.read(block)) {
        whole.update(block, 0, got);
      }
    }
    return Digest.finish(digest.algorithm(), whole).equals(digest);
  }

  /** Makes the content survive a loss of power; gives the file. */
  Path sync() throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return file;
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private long copy(InputStream content, FileChannel channel)
      throws IOException, RegistryException {
    var block = new byte[BLOCK_BYTES];
    long end = size;
    for (int got = content.read(block); got >= 0; got = content.read(block)) {
      if (end + got > Limits.MAX_BLOB_BYTES) {
        throw new RegistryException(413, "SIZE_INVALID", "the blob is larger than 64 GiB");
      }
      var bytes = ByteBuffer.wrap(block, 0, got);
      while (bytes.hasRemaining()) {
        end += channel.write(bytes, end);
      }
      if (hash != null) {
        hash.update(block, 0, got);
      }
    }
    return end;
  }

  private static @Nullable MessageDigest copyOf(MessageDigest hash) {
    try {
      // The JDK declares the result of clone as Object.
      return (MessageDigest) hash.clone();
    } catch (CloneNotSupportedException e) {
      return null;
    }
  }
}
