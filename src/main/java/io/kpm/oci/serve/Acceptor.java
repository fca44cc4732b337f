// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kpm.report.Reporter;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Accepts connections, gives each a thread, and ends those that let it wait for too long. */
final class Acceptor implements AutoCloseable {
  private static final long WATCH_MILLIS = 100;
  private static final byte[] FULL =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(US_ASCII);

  private final ServerSocket listener;
  private final Api api;
  private final Limits limits;
  private final Reporter reporter;
  private final Clock clock;
  private final Map<Connection, Thread> connections = new ConcurrentHashMap<>();
  private final CountDownLatch end = new CountDownLatch(1);

  Acceptor(ServerSocket listener, Api api, Limits limits, Reporter reporter, Clock clock) {
    this.listener = listener;
    this.api = api;
    this.limits = limits;
    this.reporter = reporter;
    this.clock = clock;
  }

  void start() {
    thread(this::accept, "kpm-accept").start();
    thread(this::watch, "kpm-watch").start();
  }

  /** Ends idle connections at once and busy ones after their request, or after five seconds. */
  @Override
  public void close() throws IOException {
    end.countDown();
    listener.close();
    for (var connection : connections.keySet()) {
      connection.closeSoon();
    }
    awaitConnections();
    for (var connection : connections.keySet()) {
      connection.close();
    }
  }

  private void accept() {
    boolean isOver = false;
    while (!isOver) {
      try {
        admit(listener.accept());
      } catch (IOException e) {
        // Closed, or out of file handles, which may be better in a moment.
        isOver = isOverAfterAMoment();
      }
    }
  }

  private void admit(Socket socket) throws IOException {
    if (connections.size() >= limits.connections() && !evict()) {
      try (socket) {
        socket.getOutputStream().write(FULL);
      }
      return;
    }
    var watched = new WatchedSocket(socket, new Watch(limits));
    var connection = new Connection(watched, api, reporter, clock);
    var thread = thread(() -> serve(connection), "kpm-connection");
    connections.put(connection, thread);
    thread.start();
  }

  private void serve(Connection connection) {
    try {
      connection.serve();
    } catch (IOException e) {
      reporter.detail("a connection failed: " + e.getMessage());
    } finally {
      connections.remove(connection);
    }
  }

  /** Makes room by ending the connection that has been without a request for the longest time. */
  private boolean evict() throws IOException {
    Connection oldest = null;
    for (var connection : connections.keySet()) {
      if (connection.watch().isExpendable() && isOlder(connection, oldest)) {
        oldest = connection;
      }
    }
    if (oldest == null) {
      return false;
    }
    connections.remove(oldest);
    oldest.close();
    return true;
  }

  private static boolean isOlder(Connection connection, @Nullable Connection other) {
    return other == null || connection.watch().elapsed() > other.watch().elapsed();
  }

  private void watch() {
    while (!isOverAfterAMoment()) {
      for (var connection : connections.keySet()) {
        if (connection.watch().isOverdue()) {
          cut(connection);
        }
      }
    }
  }

  private void cut(Connection connection) {
    try {
      connection.close();
    } catch (IOException e) {
      reporter.detail("a connection could not be closed: " + e.getMessage());
    }
  }

  /** Waits for the end or a moment; true if it is the end. */
  private boolean isOverAfterAMoment() {
    try {
      return end.await(WATCH_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void awaitConnections() {
    long limit = System.nanoTime() + Limits.SHUTDOWN.toNanos();
    try {
      for (var thread : connections.values()) {
        // Zero would mean without end.
        thread.join(Math.max(1, (limit - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread thread(Runnable work, String name) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((t, bug) -> reporter.warn("a request failed: " + bug));
    return thread;
  }
}
