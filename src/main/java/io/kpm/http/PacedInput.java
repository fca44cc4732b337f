// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static io.kpm.http.TransportException.Kind.TIMED_OUT;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What arrives on a connection, under the limits for the header as a whole, for silence and for
 * slowness. Only the time spent waiting here counts, not that of a slow reader.
 */
final class PacedInput extends InputStream {
  private final InputStream in;
  private final Socket socket;
  private final Watchdog.@Nullable Guard guard;
  private final Timeouts timeouts;
  private final String peer;

  private boolean isInBody;
  private long received;
  private Duration headerLimit;
  private long headerEnd;
  private long windowNanos;
  private long windowBytes;

  private PacedInput(Socket socket, Watchdog.@Nullable Guard guard, Timeouts timeouts, String peer)
      throws IOException {
    this.in = socket.getInputStream();
    this.socket = socket;
    this.guard = guard;
    this.timeouts = timeouts;
    this.peer = peer;
    this.headerLimit = timeouts.header();
  }

  static PacedInput plain(Socket socket, Timeouts timeouts, String peer) throws IOException {
    return new PacedInput(socket, null, timeouts, peer);
  }

  /** Reads through TLS, whose records may drip in below every time-out of a read. */
  static PacedInput guarded(Socket tls, Watchdog.Guard guard, Timeouts timeouts, String peer)
      throws IOException {
    return new PacedInput(tls, guard, timeouts, peer);
  }

  /** From now on a header arrives, which must be complete within the time. */
  void startHeader(Duration limit) {
    isInBody = false;
    received = 0;
    headerLimit = limit;
    headerEnd = System.nanoTime() + limit.toNanos();
  }

  /** From now on a body arrives, of which some bytes may have come with the header. */
  void startBody(int alreadyReceived) {
    isInBody = true;
    received = alreadyReceived;
    windowNanos = 0;
    windowBytes = 0;
  }

  /** Whether a byte has come since the header was expected. */
  boolean hasReceived() {
    return received > 0;
  }

  @Override
  public int read() throws IOException {
    var single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    long start = System.nanoTime();
    long limit = isInBody ? Math.min(idleNanos(), windowLeft()) : headerEnd - start;
    if (limit <= 0) {
      throw timedOut();
    }
    int read = readWithin(start + limit, into, offset, count);
    received += Math.max(0, read);
    if (isInBody) {
      keepPace(System.nanoTime() - start, read);
    }
    return read;
  }

  private int readWithin(long end, byte[] into, int offset, int count) throws IOException {
    // Rounded up: 0 would mean no limit at all.
    long millis = (end - System.nanoTime()) / 1_000_000 + 1;
    socket.setSoTimeout((int) Math.max(1, Math.min(Integer.MAX_VALUE, millis)));
    if (guard != null) {
      guard.closeAt(end);
    }
    try {
      return in.read(into, offset, count);
    } catch (SocketTimeoutException e) {
      throw timedOut();
    } catch (IOException e) {
      throw guard != null && guard.hasFired() ? timedOut() : e;
    } finally {
      if (guard != null) {
        guard.rest();
      }
    }
  }

  private long idleNanos() {
    return timeouts.idle().toNanos();
  }

  private long windowLeft() {
    return timeouts.slow().toNanos() - windowNanos;
  }

  /** Starts a new window once this one has brought enough. */
  private void keepPace(long waitedNanos, int read) {
    windowNanos += waitedNanos;
    windowBytes += Math.max(0, read);
    if (windowBytes * 1_000_000_000L
        >= Timeouts.LEAST_BYTES_PER_SECOND * timeouts.slow().toNanos()) {
      windowNanos = 0;
      windowBytes = 0;
    }
  }

  private TransportException timedOut() {
    return new TransportException(TIMED_OUT, peer + missing() + " (got " + received + " bytes)");
  }

  private String missing() {
    if (!isInBody) {
      return " sent no complete header within " + Timeouts.text(headerLimit);
    }
    if (windowLeft() < idleNanos()) {
      return " sent less than " + Timeouts.LEAST_BYTES_PER_SECOND
          + " bytes per second of the body for " + Timeouts.text(timeouts.slow());
    }
    return " sent nothing of the body for " + Timeouts.text(timeouts.idle());
  }
}
