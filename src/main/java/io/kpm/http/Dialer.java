// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static io.kpm.http.TransportException.Kind.LOST;
import static io.kpm.http.TransportException.Kind.PROXY_REFUSED;
import static io.kpm.http.TransportException.Kind.UNREACHABLE;

import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens connections: name, TCP, proxy and TLS, all within one limit. */
final class Dialer {
  private final HttpOptions options;
  private final Reporter reporter;
  private final Proxies proxies;
  private final Watchdog watchdog = new Watchdog();
  private @Nullable Tls tls;

  Dialer(HttpOptions options, Reporter reporter) {
    this.options = options;
    this.reporter = reporter;
    this.proxies = new Proxies(options.environment());
  }

  /** Connects to the origin, directly or through the proxy that the environment names. */
  Connection dial(Origin origin) throws IOException {
    var proxy = proxies.forOrigin(origin);
    var deadline = new Deadline(options.timeouts().connect());
    var peer = proxy.isEmpty() ? "`" + origin.authority() + "`" : "the proxy `" + proxy.get() + "`";
    var wire = connect(proxy.isEmpty() ? origin : proxy.get().origin(), peer, deadline);
    try {
      return layered(wire, origin, proxy, deadline);
    } catch (IOException | RuntimeException e) {
      wire.close();
      throw e;
    }
  }

  private Connection layered(Socket wire, Origin origin, Optional<Proxy> proxy, Deadline deadline)
      throws IOException {
    var socket = wire;
    if (proxy.isPresent() && proxy.get().origin().isSecure()) {
      socket = secure(wire, socket, proxy.get().origin(), deadline);
    }
    if (!origin.isSecure()) {
      var line = new Connection.Line(origin, wire, socket, proxy);
      return new Connection(line, options.timeouts(), watchdog);
    }
    if (proxy.isPresent()) {
      openTunnel(socket, origin, proxy.get(), deadline);
    }
    var line =
        new Connection.Line(origin, wire, secure(wire, socket, origin, deadline), Optional.empty());
    return new Connection(line, options.timeouts(), watchdog);
  }

  private Socket secure(Socket wire, Socket below, Origin origin, Deadline deadline)
      throws IOException {
    try (var guard = watchdog.watch(wire)) {
      guard.closeAt(deadline.nanos());
      return tls().over(below, origin, deadline);
    }
  }

  private synchronized Tls tls() {
    var known = tls;
    if (known == null) {
      known = new Tls(options.tls(), options.environment(), reporter);
      tls = known;
    }
    return known;
  }

  /** Tries one address after the other; each but the last gets its share of the time. */
  private static Socket connect(Origin to, String peer, Deadline deadline) throws IOException {
    var addresses = NameLookup.of(to, peer, deadline);
    for (int i = 0; ; i++) {
      var share = deadline.left().dividedBy(addresses.length - i);
      try {
        return connect(new InetSocketAddress(addresses[i], to.port()), share);
      } catch (IOException e) {
        if (i == addresses.length - 1) {
          throw unreachable(peer, deadline, e);
        }
      }
    }
  }

  private static TransportException unreachable(String peer, Deadline deadline, IOException e) {
    if (e instanceof SocketTimeoutException) {
      return deadline.passed("connecting to " + peer, e);
    }
    var reason = e.getMessage() == null ? "no connection" : e.getMessage().toLowerCase(Locale.ROOT);
    return new TransportException(
        UNREACHABLE, "cannot connect to " + peer + ": " + Foreign.escape(reason), e);
  }

  private static Socket connect(InetSocketAddress address, Duration limit) throws IOException {
    // Not even by a system property of Java: our proxies are the variables'.
    var socket = new Socket(java.net.Proxy.NO_PROXY);
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, (int) Math.max(1, limit.toMillis()));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** RFC 9110, section 9.3.6. */
  private void openTunnel(Socket socket, Origin origin, Proxy proxy, Deadline deadline)
      throws IOException {
    var peer = "the proxy `" + proxy + "`";
    var in = PacedInput.plain(socket, options.timeouts(), peer);
    in.startHeader(deadline.left());
    var headers = proxy.headers().with("Host", origin.hostAndPort());
    new MessageWriter(socket.getOutputStream())
        .writeRequest("CONNECT", origin.hostAndPort(), headers);
    var reader = MessageReader.ofResponses(in);
    var head = reader.readResponse();
    if (head.isEmpty()) {
      throw new TransportException(LOST, peer + " closed the connection without an answer");
    }
    if (head.get().status() / 100 != 2) {
      throw refusal(peer, head.get().status());
    }
    if (reader.buffered() > 0) {
      throw new TransportException(PROXY_REFUSED, peer + " sent more than an answer");
    }
  }

  static TransportException refusal(String peer, int status) {
    var reason = status == 407 ? "wants a login (407)" : "refused the connection (" + status + ")";
    return new TransportException(PROXY_REFUSED, peer + " " + reason);
  }
}
