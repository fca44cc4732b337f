// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import io.kpm.http.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until somebody sleeps or moves it. */
public final class FakeTime implements Time {
  private Duration elapsed = Duration.ZERO;

  public synchronized void pass(Duration time) {
    elapsed = elapsed.plus(time);
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plus(elapsed());
  }

  @Override
  public synchronized Duration elapsed() {
    return elapsed;
  }

  @Override
  public void sleep(Duration time) {
    pass(time);
  }

  @Override
  public double chance() {
    return 0.5;
  }
}
