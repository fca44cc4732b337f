// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The tries of one request, or of one transfer that goes on where it broke off. */
public final class Attempts {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_SECONDS_DIGITS = 9;

  private final Retries retries;
  private final Origin origin;
  private final Time time;
  private Duration lastProgress;
  private int failures;

  Attempts(Retries retries, Origin origin, Time time) {
    this.retries = retries;
    this.origin = origin;
    this.time = time;
    this.lastProgress = time.elapsed();
  }

  /** Tells that bytes have moved: the time without progress starts anew, the tries go on. */
  public void progressed() {
    lastProgress = time.elapsed();
  }

  /**
   * Waits until the next try is due.
   *
   * @throws TransportException the same failure, if there shall be no other try
   */
  public void waitAfter(TransportException failure) throws IOException {
    failures++;
    boolean isOver = failures > retries.allowed() || !isWorthwhile(failure.kind());
    if (isOver || !retries.pause(backoff(), origin, "the connection failed")) {
      throw failure;
    }
  }

  /**
   * Waits until the next try is due; false if there shall be none and the answer is final. The
   * caller closes the answer before it tries again.
   *
   * @throws KpmException {@code E_RATELIMIT} if the server wants a longer pause than is left
   */
  public boolean waitAfter(Response response) throws InterruptedIOException {
    failures++;
    if (failures > retries.allowed()) {
      return false;
    }
    var wish = wishOf(response);
    if (wish.isPresent() && wish.get().compareTo(retries.left()) > 0) {
      throw tooLong(response, wish.get());
    }
    var pause = wish.isPresent() ? aLittleMore(wish.get()) : backoff();
    return retries.pause(pause, origin, "it answered " + response.status());
  }

  private boolean isWorthwhile(TransportException.Kind kind) {
    return switch (kind) {
      case LOST, NO_ANSWER -> true;
      case UNKNOWN_HOST, UNREACHABLE -> failures == 1;
      case TIMED_OUT, CONNECT_TIMED_OUT ->
        time.elapsed().minus(lastProgress).compareTo(PATIENCE) < 0;
      case MALFORMED, PROXY_REFUSED -> false;
      case UNTRUSTED, TLS_REFUSED, SPEAKS_TLS, SPEAKS_PLAIN_TEXT -> false;
    };
  }

  /** Twice as long each time, randomly between half and full. */
  private Duration backoff() {
    var full = FIRST_PAUSE;
    for (int i = 1; i < failures && full.compareTo(LONGEST_PAUSE) < 0; i++) {
      full = full.multipliedBy(2);
    }
    long millis = Math.min(full.toMillis(), LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(millis / 2 + (long) (millis / 2.0 * time.chance()));
  }

  /** Up to a tenth more, so that many clients do not come back at once. */
  private Duration aLittleMore(Duration wish) {
    var more = wish.plusMillis((long) (wish.toMillis() / 10.0 * time.chance()));
    return more.compareTo(retries.left()) > 0 ? wish : more;
  }

  /** RFC 9110, section 10.2.3: seconds or a date; what is past or unreadable is no wish. */
  private Optional<Duration> wishOf(Response response) {
    if (response.status() != 429 && response.status() != 503) {
      return Optional.empty();
    }
    var value = response.headers().first("Retry-After").orElse("");
    var wish = Syntax.isDigits(value) ? seconds(value) : untilDate(value);
    return wish.isZero() || wish.isNegative() ? Optional.empty() : Optional.of(wish);
  }

  private static Duration seconds(String digits) {
    boolean isHuge = digits.length() > MAX_SECONDS_DIGITS;
    return Duration.ofSeconds(isHuge ? Integer.MAX_VALUE : Long.parseLong(digits));
  }

  private Duration untilDate(String value) {
    try {
      var date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
      return Duration.between(time.now(), date);
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  private KpmException tooLong(Response response, Duration wish) {
    var limit = response.headers().first("ratelimit-limit");
    var remaining = response.headers().first("ratelimit-remaining");
    var allowance = limit.isEmpty() && remaining.isEmpty()
        ? ""
        : " (limit " + shown(limit) + ", remaining " + shown(remaining) + ")";
    return new KpmException(
            ErrorId.E_RATELIMIT,
            "`" + origin.authority() + "` answered " + response.status() + " and wants a pause of "
                + wish.toSeconds() + " s" + allowance + "; "
                + retries.left().toSeconds() + " s of waiting are left")
        .withHint("try again later, or log in: `kpm login " + origin.authority() + "`");
  }

  private static String shown(Optional<String> value) {
    return value.isEmpty() ? "unknown" : Foreign.quote(value.get());
  }
}
