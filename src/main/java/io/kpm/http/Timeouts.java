// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.time.Duration;

/**
 * How long a connection may take.
 *
 * @param connect name look-up, connecting and TLS handshake together
 * @param header from the last byte of the request to the end of the answer's header
 * @param idle silence in a body, in both directions
 * @param slow a body must bring {@value #LEAST_BYTES_PER_SECOND} bytes per second over this time
 */
public record Timeouts(Duration connect, Duration header, Duration idle, Duration slow) {
  static final int LEAST_BYTES_PER_SECOND = 100;

  private static final Duration SLOW = Duration.ofSeconds(30);

  public static Timeouts defaults() {
    return new Timeouts(
        Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30), SLOW);
  }

  /** {@code --timeout}: one limit for connecting, for the header and for silence. */
  public static Timeouts of(Duration each) {
    return new Timeouts(each, each, each, each.compareTo(SLOW) > 0 ? each : SLOW);
  }

  /** A time for people: {@code 30 s}, {@code 250 ms}. */
  static String text(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
