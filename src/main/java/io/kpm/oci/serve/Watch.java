// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import java.time.Duration;

/** Until when a connection may wait for its peer; read by the watchdog, set by its thread. */
final class Watch {
  private enum Phase {
    IDLE,
    HEAD,
    WORK
  }

  private final Limits limits;
  private volatile Phase phase = Phase.HEAD;
  private volatile long start = System.nanoTime();
  private volatile long allowedNanos;

  Watch(Limits limits) {
    this.limits = limits;
    this.allowedNanos = limits.header().toNanos();
  }

  /** A request was answered; the next one may come or not. */
  void awaitNext() {
    allow(limits.idle());
    phase = Phase.IDLE;
  }

  /** A head is complete; from now on only single reads and writes are limited. */
  void work() {
    phase = Phase.WORK;
    allowedNanos = Long.MAX_VALUE;
  }

  /** Before a read or write that may block. */
  void beforeBlocking() {
    if (phase == Phase.WORK) {
      allow(limits.silence());
    }
  }

  /** After a read or write. */
  void afterBlocking() {
    if (phase == Phase.WORK) {
      allowedNanos = Long.MAX_VALUE;
    } else if (phase == Phase.IDLE) {
      phase = Phase.HEAD;
      allow(limits.header());
    }
  }

  /** The peer may take so long, whatever happens, before the connection is closed. */
  void last(Duration limit) {
    phase = Phase.HEAD;
    allow(limit);
  }

  boolean isOverdue() {
    return elapsed() > allowedNanos;
  }

  /** Whether no request is being worked on, so that nobody misses the connection. */
  boolean isExpendable() {
    return phase != Phase.WORK;
  }

  /** Since when it waits, in nanoseconds before now. */
  long elapsed() {
    return System.nanoTime() - start;
  }

  private void allow(Duration limit) {
    allowedNanos = Long.MAX_VALUE;
    start = System.nanoTime();
    allowedNanos = limit.toNanos();
  }
}
