// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Closes sockets whose time is up, because a blocked write knows no time-out and a TLS record may
 * drip in below every time-out. Its one daemon thread exists only while something is watched.
 */
final class Watchdog {
  private static final long LOOK_NANOS = 100_000_000;

  private final List<Guard> guards = new ArrayList<>();
  private @Nullable Thread thread;

  /** Watches a TCP socket until the guard is closed; no deadline is set yet. */
  synchronized Guard watch(Socket socket) {
    var guard = new Guard(this, socket);
    guards.add(guard);
    if (thread == null) {
      thread = new Patrol(this);
      thread.start();
    }
    return guard;
  }

  private synchronized void forget(Guard guard) {
    guards.remove(guard);
  }

  /** Looks once; false if there is nothing left to watch and the thread may go. */
  private synchronized boolean patrol() {
    if (guards.isEmpty()) {
      thread = null;
      return false;
    }
    long now = System.nanoTime();
    for (var guard : guards) {
      guard.check(now);
    }
    return true;
  }

  /** One watched socket. */
  static final class Guard implements Closeable {
    private static final long NEVER = Long.MIN_VALUE;

    private final Watchdog owner;
    private final Socket socket;
    private volatile long deadline = NEVER;
    private volatile boolean hasFired;

    private Guard(Watchdog owner, Socket socket) {
      this.owner = owner;
      this.socket = socket;
    }

    /** Sets the moment, of {@link System#nanoTime()}, at which the socket is closed. */
    void closeAt(long nanos) {
      deadline = nanos;
    }

    /** Takes the deadline back. */
    void rest() {
      deadline = NEVER;
    }

    /** Whether the socket was closed from here. */
    boolean hasFired() {
      return hasFired;
    }

    /** Ends the watch; the socket stays as it is. */
    @Override
    public void close() {
      owner.forget(this);
    }

    private void check(long now) {
      long limit = deadline;
      if (limit == NEVER || now - limit < 0 || hasFired) {
        return;
      }
      hasFired = true;
      try {
        socket.close();
      } catch (IOException e) {
        // The blocked call wakes up either way: the descriptor is gone.
        deadline = NEVER;
      }
    }
  }

  /** The thread. */
  private static final class Patrol extends Thread {
    private final Watchdog watchdog;

    private Patrol(Watchdog watchdog) {
      super("http-watchdog");
      setDaemon(true);
      this.watchdog = watchdog;
    }

    @Override
    public void run() {
      while (watchdog.patrol()) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }
}
