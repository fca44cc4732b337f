// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static io.kpm.http.TransportException.Kind.TIMED_OUT;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** What leaves on a connection: a peer that takes nothing any more makes it fail. */
final class PacedOutput extends OutputStream {
  // A piece must pass within the limit for silence, since nobody can see a part of it pass:
  // 16 KiB in 30 s are 0.5 KB/s.
  private static final int PIECE_BYTES = 16 * 1024;

  private final OutputStream out;
  private final Watchdog.@Nullable Guard guard;
  private final Timeouts timeouts;
  private final String peer;
  private long sent;

  private PacedOutput(
      OutputStream out, Watchdog.@Nullable Guard guard, Timeouts timeouts, String peer) {
    this.out = out;
    this.guard = guard;
    this.timeouts = timeouts;
    this.peer = peer;
  }

  /** For so little that it cannot block. */
  static PacedOutput plain(OutputStream out, Timeouts timeouts, String peer) {
    return new PacedOutput(out, null, timeouts, peer);
  }

  static PacedOutput guarded(
      OutputStream out, Watchdog.Guard guard, Timeouts timeouts, String peer) {
    return new PacedOutput(out, guard, timeouts, peer);
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    for (int done = 0; done < count; done += PIECE_BYTES) {
      writePiece(bytes, offset + done, Math.min(PIECE_BYTES, count - done));
    }
  }

  private void writePiece(byte[] bytes, int offset, int count) throws IOException {
    if (guard != null) {
      guard.closeAt(System.nanoTime() + timeouts.idle().toNanos());
    }
    try {
      out.write(bytes, offset, count);
      sent += count;
    } catch (IOException e) {
      throw guard != null && guard.hasFired() ? timedOut() : new BrokenException(e);
    } finally {
      if (guard != null) {
        guard.rest();
      }
    }
  }

  private TransportException timedOut() {
    var what = " took nothing of the request for ";
    return new TransportException(
        TIMED_OUT, peer + what + Timeouts.text(timeouts.idle()) + " (sent " + sent + " bytes)");
  }

  /** The socket failed while the request was sent; the answer may be there nevertheless. */
  static final class BrokenException extends IOException {
    private BrokenException(IOException cause) {
      super(cause);
    }
  }
}
