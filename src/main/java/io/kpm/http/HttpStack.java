// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import io.kpm.report.Reporter;
import java.io.Closeable;
import java.io.IOException;

/**
 * The transports of one command, on one set of connections.
 *
 * <p>From the caller to the wire: {@code retry → redirect → (authentication) → trace → sockets}. A
 * repetition starts at the registry again, because a signed address does not last; each hop of a
 * redirect passes the authentication, which thus sees every origin and knows which one is its own;
 * the trace sees what is really sent. Whoever authenticates builds on {@link #wire()} and puts the
 * rest around with {@link #around}. The pieces are public for those who need fewer of them: a
 * closing {@code PUT} or a {@code PATCH} wants no {@link RetryTransport} but {@link #retries()}.
 */
public final class HttpStack implements Closeable {
  private final Closeable connections;
  private final HttpTransport wire;
  private final HttpTransport discreetWire;
  private final Retries retries;

  private HttpStack(
      Closeable connections, HttpTransport sockets, Retries retries, Reporter reporter) {
    this.connections = connections;
    this.retries = retries;
    this.wire = reporter.traces() ? new TraceTransport(sockets, reporter, true) : sockets;
    this.discreetWire = reporter.traces() ? new TraceTransport(sockets, reporter, false) : sockets;
  }

  /** Makes the transports; no connection is opened, no file read. */
  public static HttpStack open(HttpOptions options, Reporter reporter) {
    var retries = new Retries(options.retries(), Time.system(), reporter);
    if (options.offline()) {
      var nowhere = new OfflineTransport();
      return new HttpStack(nowhere, nowhere, retries, reporter);
    }
    var sockets = new SocketTransport(options, reporter);
    return new HttpStack(sockets, sockets, retries, reporter);
  }

  /** One request, one answer. */
  public HttpTransport wire() {
    return wire;
  }

  /** The same for token servers: a trace shows no bodies. */
  public HttpTransport discreetWire() {
    return discreetWire;
  }

  /** The tries of this command, for transfers that go on where they broke off. */
  public Retries retries() {
    return retries;
  }

  /** Redirects and repetitions around a transport that authenticates. */
  public HttpTransport around(HttpTransport authenticating) {
    return new RetryTransport(RedirectTransport.anywhere(authenticating), retries);
  }

  @Override
  public void close() throws IOException {
    connections.close();
  }
}
