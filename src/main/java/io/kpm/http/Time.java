// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;

/** Time and chance, as far as repeating requests needs them; tests bring their own. */
public interface Time {
  /** The wall clock, for dates that servers send. */
  Instant now();

  /** A clock that never jumps, for measuring. */
  Duration elapsed();

  /**
   * Waits.
   *
   * @throws InterruptedIOException if the thread is interrupted; its flag stays set
   */
  void sleep(Duration time) throws InterruptedIOException;

  /** A random number of at least 0 and less than 1. */
  double chance();

  /** The time of this machine. */
  static Time system() {
    return SystemTime.INSTANCE;
  }
}
