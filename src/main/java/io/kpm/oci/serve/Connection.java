// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import io.kpm.http.Headers;
import io.kpm.http.MalformedMessageException;
import io.kpm.http.MessageReader;
import io.kpm.http.MessageWriter;
import io.kpm.http.RequestHead;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.EOFException;
import java.io.IOException;
import java.time.Clock;

/** One connection of a client: its requests, one after the other. */
final class Connection {
  private static final int MAX_LINGER_BYTES = 1024 * 1024;

  private final WatchedSocket socket;
  private final Api api;
  private final Reporter reporter;
  private final Clock clock;
  private final MessageReader reader;
  private final MessageWriter writer;
  private final Gate.Pass pass = new Gate.Pass();
  private volatile boolean isClosing;

  Connection(WatchedSocket socket, Api api, Reporter reporter, Clock clock) {
    this.socket = socket;
    this.api = api;
    this.reporter = reporter;
    this.clock = clock;
    this.reader = MessageReader.ofRequests(socket.input());
    this.writer = new MessageWriter(socket.output());
  }

  /** Serves requests until one side has enough. */
  void serve() throws IOException {
    try (socket) {
      serveRequests();
    } catch (WatchedSocket.PeerGoneException | EOFException e) {
      reporter.detail(socket.peer() + " is gone");
    }
  }

  Watch watch() {
    return socket.watch();
  }

  /** Ends the connection after the request that is being worked on, or at once if there is none. */
  void closeSoon() throws IOException {
    isClosing = true;
    if (watch().isExpendable()) {
      socket.close();
    }
  }

  /** Ends the connection, from any thread. */
  void close() throws IOException {
    socket.close();
  }

  private void serveRequests() throws IOException {
    try {
      boolean goesOn = true;
      while (goesOn && !isClosing) {
        var head = reader.readRequest();
        goesOn = head.isPresent() && answer(head.get());
      }
    } catch (MalformedMessageException e) {
      refuse(e);
    }
  }

  private boolean answer(RequestHead head) throws IOException {
    long start = System.nanoTime();
    watch().work();
    var exchange = new Exchange(head, reader.bodyOf(head), writer, clock);
    if (isClosing) {
      exchange.endConnection();
    }
    api.answer(head.target(), exchange, pass, socket.peer());
    log(head, exchange, (System.nanoTime() - start) / 1_000_000);
    if (!exchange.keepsAlive()) {
      linger();
      return false;
    }
    watch().awaitNext();
    return true;
  }

  private void log(RequestHead head, Exchange exchange, long millis) {
    int mark = head.target().indexOf('?');
    var path = mark < 0 ? head.target() : head.target().substring(0, mark);
    reporter.say(socket.peer() + " " + Foreign.escape(pass.user()) + " " + head.method() + " "
        + Foreign.escape(path) + " " + exchange.status() + " " + exchange.sentBytes() + " B "
        + millis + " ms");
  }

  private void refuse(MalformedMessageException fault) throws IOException {
    reporter.say(socket.peer() + " - malformed request: " + fault.getMessage());
    writer.writeResponse(
        400, "Bad Request", Headers.none().with("Content-Length", "0").with("Connection", "close"));
    linger();
  }

  /** A client that still sends would lose the answer if the connection were closed at once. */
  private void linger() throws IOException {
    socket.endOutput();
    watch().last(Limits.LINGER);
    var block = new byte[8 * 1024];
    var in = socket.input();
    int total = 0;
    for (int got = in.read(block); got >= 0 && total < MAX_LINGER_BYTES; got = in.read(block)) {
      total += got;
    }
  }
}
