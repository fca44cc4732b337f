// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static io.kpm.http.TransportException.Kind.CONNECT_TIMED_OUT;

import java.io.IOException;
import java.time.Duration;

/** The end of the time for opening one connection. */
final class Deadline {
  private final Duration limit;
  private final long end;

  Deadline(Duration limit) {
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /** The moment, of {@link System#nanoTime()}. */
  long nanos() {
    return end;
  }

  /** What is left, at least a millisecond. */
  Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
  }

  /** For the time-out of a socket, where 0 would mean no limit. */
  int leftMillis() {
    return (int) Math.min(Integer.MAX_VALUE, left().toMillis());
  }

  boolean isPassed() {
    return end - System.nanoTime() <= 0;
  }

  /**
   * The failure of whoever was not done in time.
   *
   * @param phase such as {@code connecting to `ghcr.io`}
   */
  TransportException passed(String phase, IOException cause) {
    return new TransportException(
        CONNECT_TIMED_OUT, phase + " took longer than " + Timeouts.text(limit), cause);
  }
}
