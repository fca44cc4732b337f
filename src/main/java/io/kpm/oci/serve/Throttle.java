// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How often a source may guess: ten wrong passwords at once, then one in a second. Thread-safe. */
final class Throttle {
  private static final int BURST = 10;
  private static final Duration REFILL = Duration.ofSeconds(1);
  private static final int MAX_SOURCES = 10_000;

  private final Clock clock;

  /** When each source will have all its guesses again. */
  private final Map<String, Instant> debts = new HashMap<>();

  Throttle(Clock clock) {
    this.clock = clock;
  }

  /** Whether the source has to wait before it may try again. */
  synchronized boolean isExhausted(String source) {
    var now = clock.instant();
    var debt = debts.getOrDefault(source, now);
    return debt.isAfter(now.plus(REFILL.multipliedBy(BURST - 1L)));
  }

  /** Notes a wrong guess. */
  synchronized void fail(String source) {
    var now = clock.instant();
    if (debts.size() >= MAX_SOURCES) {
      debts.values().removeIf(debt -> debt.isBefore(now));
    }
    if (debts.size() >= MAX_SOURCES) {
      debts.clear();
    }
    var debt = debts.getOrDefault(source, now);
    debts.put(source, (debt.isBefore(now) ? now : debt).plus(REFILL));
  }
}
