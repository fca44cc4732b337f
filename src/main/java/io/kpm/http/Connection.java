// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static io.kpm.http.TransportException.Kind.LOST;
import static io.kpm.http.TransportException.Kind.MALFORMED;
import static io.kpm.http.TransportException.Kind.NO_ANSWER;
import static io.kpm.http.TransportException.Kind.SPEAKS_TLS;
import static io.kpm.http.TransportException.Kind.TLS_REFUSED;

import io.kpm.text.Foreign;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One open way to an origin: sends a request, reads the answer, again and again. */
final class Connection implements Closeable {
  // RFC 8446, section 5.1: the types alert and handshake of a TLS record.
  private static final int TLS_ALERT = 0x15;
  private static final int TLS_HANDSHAKE = 0x16;

  // What a fresh send buffer of the kernel takes without blocking (Linux: tcp_wmem, 16 KiB).
  private static final int UNGUARDED_BYTES = 8 * 1024;

  private final Line line;
  private final Watchdog watchdog;
  private final Timeouts timeouts;
  private final PacedInput in;
  private final MessageReader reader;
  private Watchdog.@Nullable Guard guard;
  private boolean isBroken;
  private long idleSince;

  /**
   * The sockets of a connection.
   *
   * @param origin where requests end up, behind a proxy or not
   * @param wire the TCP socket
   * @param socket the same, or TLS over it
   * @param proxy takes requests with whole addresses; empty for a direct or a tunnelled way
   */
  record Line(Origin origin, Socket wire, Socket socket, Optional<Proxy> proxy) {
    boolean isSecure() {
      return wire != socket;
    }

    /** The origin in messages. */
    String peer() {
      return "`" + origin.authority() + "`";
    }
  }

  Connection(Line line, Timeouts timeouts, Watchdog watchdog) throws IOException {
    this.line = line;
    this.timeouts = timeouts;
    this.watchdog = watchdog;
    if (line.isSecure()) {
      guard = watchdog.watch(line.wire());
      in = PacedInput.guarded(line.socket(), guard, timeouts, line.peer());
    } else {
      in = PacedInput.plain(line.socket(), timeouts, line.peer());
    }
    reader = MessageReader.ofResponses(in);
  }

  Line line() {
    return line;
  }

  /**
   * Sends the request and reads the head of the answer, which may come before all was sent.
   *
   * @param headerLimit for the whole head, counted from the last byte of the request
   */
  ResponseHead exchange(Request request, Headers headers, Duration headerLimit) throws IOException {
    in.startHeader(headerLimit);
    try {
      send(request, headers);
    } catch (PacedOutput.BrokenException e) {
      isBroken = true;
      return earlyAnswer(headerLimit, e);
    }
    return answer(headerLimit);
  }

  /** The body behind the head; reading it to its end makes the connection fit for more. */
  MessageBody body(ResponseHead head, String method) throws IOException {
    in.startBody(reader.buffered());
    try {
      return reader.bodyOf(head, method);
    } catch (MalformedMessageException e) {
      throw failure(e);
    }
  }

  /**
   * Whether the connection can take another request: the last one was sent to its end, and nothing
   * has arrived that the next answer would begin with.
   */
  boolean isClean() {
    if (isBroken || reader.buffered() > 0) {
      return false;
    }
    if (line.isSecure()) {
      // Records that belong to TLS itself may arrive at any time.
      return true;
    }
    try {
      return line.wire().getInputStream().available() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  void startIdling() {
    idleSince = System.nanoTime();
  }

  boolean hasIdledFor(Duration time) {
    return System.nanoTime() - idleSince > time.toNanos();
  }

  /** The failure with its kind and the name of the peer; what has them already stays. */
  TransportException failure(IOException e) {
    if (e instanceof TransportException known) {
      return known;
    }
    if (e instanceof MalformedMessageException) {
      return new TransportException(
          MALFORMED, line.peer() + " does not speak HTTP/1.1: " + e.getMessage(), e);
    }
    if (isFailureOfTls(e)) {
      return new TransportException(
          TLS_REFUSED, line.peer() + " ended the TLS connection: " + reason(e), e);
    }
    return new TransportException(
        LOST, "the connection to " + line.peer() + " broke: " + reason(e), e);
  }

  @Override
  public void close() {
    if (guard != null) {
      guard.close();
    }
    try {
      line.wire().close();
    } catch (IOException e) {
      // The answer was read or given up before: nothing is lost.
    }
  }

  private void send(Request request, Headers headers) throws IOException {
    var body = request.body();
    var writer = new MessageWriter(output(body.length()));
    writer.writeRequest(request.method(), target(request), headers);
    if (body.length() > 0) {
      try (InputStream content = body.open()) {
        writer.writeBody(content, body.length());
      }
    }
  }

  private OutputStream output(long bodyBytes) throws IOException {
    if (bodyBytes > UNGUARDED_BYTES && guard == null) {
      guard = watchdog.watch(line.wire());
    }
    var out = line.socket().getOutputStream();
    return guard == null
        ? PacedOutput.plain(out, timeouts, line.peer())
        : PacedOutput.guarded(out, guard, timeouts, line.peer());
  }

  private String target(Request request) {
    var uri = request.uri();
    var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return line.proxy().isPresent() ? line.origin() + path + query : path + query;
  }

  /** A server may refuse a big body before it has read it all, and close. */
  private ResponseHead earlyAnswer(Duration headerLimit, PacedOutput.BrokenException sending)
      throws IOException {
    try {
      return answer(headerLimit);
    } catch (TransportException e) {
      e.addSuppressed(sending);
      throw e;
    }
  }

  private ResponseHead answer(Duration headerLimit) throws IOException {
    in.startHeader(headerLimit);
    try {
      int first = reader.peek();
      if (!line.isSecure() && (first == TLS_ALERT || first == TLS_HANDSHAKE)) {
        throw new TransportException(SPEAKS_TLS, line.peer() + " answered with TLS, not with HTTP");
      }
      while (true) {
        var head = reader.readResponse();
        if (head.isEmpty()) {
          throw new TransportException(
              NO_ANSWER, line.peer() + " closed the connection without an answer");
        }
        if (head.get().status() == 101) {
          throw new MalformedMessageException("it switches protocols");
        }
        if (!head.get().isInterim()) {
          return head.get();
        }
      }
    } catch (TransportException e) {
      throw e;
    } catch (IOException e) {
      var failure = failure(e);
      boolean isSilent = failure.kind() == LOST && !in.hasReceived();
      throw isSilent ? new TransportException(NO_ANSWER, failure.text(), e) : failure;
    }
  }

  /** By name, since naming the class would load it. */
  private static boolean isFailureOfTls(IOException e) {
    return e.getClass().getName().startsWith("javax.net.ssl.")
        && !(e.getCause() instanceof IOException);
  }

  private static String reason(IOException e) {
    return Foreign.escape(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }
}
