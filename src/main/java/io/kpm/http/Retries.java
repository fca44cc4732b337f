// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import io.kpm.report.Reporter;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * How often and how long one command tries again. All its requests share the time for waiting, so
 * that many small pauses do not become a long one. For several threads.
 */
public final class Retries {
  private static final Duration MAX_WAITING = Duration.ofSeconds(60);

  private final int retries;
  private final Time time;
  private final Reporter reporter;
  private Duration left = MAX_WAITING;

  /**
   * The patience of one command.
   *
   * @param retries repetitions after the first try of one request
   */
  public Retries(int retries, Time time, Reporter reporter) {
    this.retries = retries;
    this.time = time;
    this.reporter = reporter;
  }

  /** Starts to count the tries of one request, or of one resumable transfer, at a server. */
  public Attempts begin(Origin origin) {
    return new Attempts(this, origin, time);
  }

  /** Whether a later try may get another status. */
  public static boolean isTemporary(int status) {
    return switch (status) {
      case 408, 425, 429, 499, 500, 502, 503, 504 -> true;
      // Codes of content delivery networks: the server behind them is at fault.
      case 520, 521, 522, 523, 524 -> true;
      default -> false;
    };
  }

  int allowed() {
    return retries;
  }

  synchronized Duration left() {
    return left;
  }

  /** Waits, unless the command has waited enough; says so if it takes long. */
  boolean pause(Duration pause, Origin origin, String reason) throws InterruptedIOException {
    synchronized (this) {
      if (pause.compareTo(left) > 0) {
        return false;
      }
      left = left.minus(pause);
    }
    if (pause.toMillis() > 1000) {
      long seconds = Math.round(pause.toMillis() / 1000.0);
      reporter.say("waiting " + seconds + " s for `" + origin.authority() + "`: " + reason);
    }
    time.sleep(pause);
    return true;
  }
}
