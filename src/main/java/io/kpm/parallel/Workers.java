// SPDX-License-Identifier: Apache-2.0
package io.kpm.parallel;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Does the same to many things, several at a time. After the first failure nothing new is begun; it
 * is thrown when all threads have ended, with later ones suppressed.
 */
public final class Workers<T, R> {
  /** What is done to each; called by several threads. */
  public interface Work<T, R> {
    R of(T item) throws IOException;
  }

  private final Work<T, R> work;
  private final Queue<T> left;
  private final Map<T, R> done = new HashMap<>();
  private @Nullable Throwable failure;

  private Workers(Collection<T> items, Work<T, R> work) {
    this.work = work;
    this.left = new ArrayDeque<>(items);
  }

  /**
   * The results by item; items that are equal are done once each, and one result counts.
   *
   * @param threads at most so many at a time; this thread is one of them, so that a single item
   *     needs no further one
   * @throws IOException what the work throws, or because this thread was interrupted
   */
  public static <T, R> Map<T, R> over(Collection<T> items, int threads, Work<T, R> work)
      throws IOException {
    var workers = new Workers<T, R>(items, work);
    workers.run(Math.min(threads, items.size()) - 1);
    return workers.done;
  }

  private void run(int further) throws IOException {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < further; i++) {
      var thread = new Thread(this::workUntilEmpty, "kpm-worker-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    workUntilEmpty();
    for (var thread : threads) {
      join(thread);
    }
    rethrow();
  }

  private void workUntilEmpty() {
    try {
      for (var item = next(); item != null; item = next()) {
        keep(item, work.of(item));
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  private synchronized @Nullable T next() {
    return failure == null ? left.poll() : null;
  }

  private synchronized void keep(T item, R result) {
    done.put(item, result);
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
      throw new IOException("interrupted while others were at work", e);
    }
  }
}
