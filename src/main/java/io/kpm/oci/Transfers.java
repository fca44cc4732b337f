// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import io.kpm.report.Event;
import io.kpm.report.Reporter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Sends the blobs that a store lacks, several at a time; the first failure stops the others. */
final class Transfers {
  private final ContentSource from;
  private final ArtifactStore to;
  private final Reporter reporter;
  private final Queue<Descriptor> missing = new ArrayDeque<>();
  private @Nullable Throwable failure;

  Transfers(ContentSource from, ArtifactStore to, Reporter reporter) {
    this.from = from;
    this.to = to;
    this.reporter = reporter;
  }

  List<Copy.Transfer> run(Collection<Descriptor> blobs, int concurrency) throws IOException {
    var transfers = new ArrayList<Copy.Transfer>(blobs.size());
    for (var blob : blobs) {
      boolean isThere = to.contains(blob);
      if (!isThere) {
        missing.add(blob);
      }
      transfers.add(new Copy.Transfer(
          blob, isThere ? new Copy.Outcome.Exists() : new Copy.Outcome.Uploaded()));
    }
    sendAll(Math.min(concurrency, missing.size()) - 1);
    return transfers;
  }

  /** Sends in this thread and in further ones, of which one blob needs none. */
  private void sendAll(int furtherThreads) throws IOException {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < furtherThreads; i++) {
      var thread = new Thread(this::sendUntilEmpty, "kpm-transfer-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    sendUntilEmpty();
    for (var thread : threads) {
      join(thread);
    }
    rethrow();
  }

  private void sendUntilEmpty() {
    try {
      for (var blob = next(); blob != null; blob = next()) {
        send(blob);
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  private void send(Descriptor blob) throws IOException {
    to.push(blob, () -> new Progress(from.fetch(blob), blob, reporter));
  }

  private synchronized @Nullable Descriptor next() {
    return failure == null ? missing.poll() : null;
  }

  private synchronized void fail(Throwable e) {
    if (failure == null) {
      failure = e;
    } else {
      failure.addSuppressed(e);
    }
  }

  private synchronized void rethrow() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  private static void join(Thread thread) throws IOException {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while blobs were sent", e);
    }
  }

  /** Tells how much of a blob was read. */
  private static final class Progress extends FilterInputStream {
    private final Descriptor blob;
    private final Reporter reporter;
    private long count;

    Progress(InputStream content, Descriptor blob, Reporter reporter) {
      super(content);
      this.blob = blob;
      this.reporter = reporter;
    }

    @Override
    public int read() throws IOException {
      int got = in.read();
      count(got < 0 ? got : 1);
      return got;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got = in.read(buffer, offset, length);
      count(got);
      return got;
    }

    private void count(int got) {
      if (got > 0) {
        count += got;
        reporter.report(new Event.Moved(blob.digest().shortHex(), count, blob.size()));
      }
    }
  }
}
