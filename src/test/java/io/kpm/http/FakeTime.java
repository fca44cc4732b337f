// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A time that passes only when somebody sleeps, and a chance that never helps. */
final class FakeTime implements Time {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Duration> pauses = new ArrayList<>();
  private final double chance;
  private Duration elapsed = Duration.ZERO;

  FakeTime(double chance) {
    this.chance = chance;
  }

  @Override
  public Instant now() {
    return START.plus(elapsed);
  }

  @Override
  public Duration elapsed() {
    return elapsed;
  }

  @Override
  public void sleep(Duration time) {
    pauses.add(time);
    pass(time);
  }

  @Override
  public double chance() {
    return chance;
  }

  void pass(Duration time) {
    elapsed = elapsed.plus(time);
  }

  List<Duration> pauses() {
    return pauses;
  }

  Duration slept() {
    return pauses.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
