// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static io.kpm.http.TransportException.Kind.MALFORMED;
import static io.kpm.http.TransportException.Kind.NO_ANSWER;

import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * HTTP/1.1 on blocking sockets. One request, one answer: it follows, repeats and remembers nothing,
 * except that a request on a used connection that turns out to be dead goes out once more.
 *
 * <p>For several threads; bodies of answers belong to one thread each.
 */
public final class SocketTransport implements HttpTransport, Closeable {
  private static final long BYTES_PER_EXTRA_SECOND = 16L * 1024 * 1024;

  // RFC 9110, section 8.6: other methods announce an empty body too.
  private static final Set<String> BODYLESS = Set.of("GET", "HEAD", "DELETE");

  private final HttpOptions options;
  private final Dialer dialer;
  private final ConnectionPool pool = new ConnectionPool();

  public SocketTransport(HttpOptions options, Reporter reporter) {
    this.options = options;
    this.dialer = new Dialer(options, reporter);
  }

  /**
   * Sends the request and waits for the header of the answer.
   *
   * @throws TransportException if the network, the peer or TLS failed
   * @throws IOException if the body of the request could not be read
   */
  @Override
  public Response send(Request request) throws IOException {
    var origin = Origin.of(request.uri());
    var used = pool.take(origin);
    if (used.isPresent()) {
      try {
        return exchange(used.get(), request);
      } catch (TransportException e) {
        if (e.kind() != NO_ANSWER) {
          throw e;
        }
      }
    }
    return exchange(dialer.dial(origin), request);
  }

  /** Closes the idle connections, and each of the others at the end of its body. */
  @Override
  public void close() {
    pool.close();
  }

  private Response exchange(Connection connection, Request request) throws IOException {
    try {
      var headers = headersFor(request, connection.line());
      var head = connection.exchange(request, headers, headerLimit(request));
      refuseUnusable(head, connection.line());
      var body = connection.body(head, request.method());
      var leased = new LeasedBody(body, connection, pool, head.keepsAlive());
      return new Response(request.uri(), head.status(), head.headers(), leased);
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private Headers headersFor(Request request, Connection.Line line) {
    var ours = List.of(
        new Headers.Field("Host", line.origin().authority()),
        new Headers.Field("User-Agent", "kpm/" + options.version()),
        new Headers.Field("Accept-Encoding", "identity"));
    var headers = Headers.of(ours).with(request.headers());
    if (line.proxy().isPresent()) {
      headers = headers.with(line.proxy().get().headers());
    }
    long length = request.body().length();
    boolean isBodyless = length == 0 && BODYLESS.contains(request.method());
    return isBodyless ? headers : headers.with("Content-Length", Long.toString(length));
  }

  /** A server digests what it got before it answers. */
  private Duration headerLimit(Request request) {
    long bytes = Math.max(request.settles(), request.body().length());
    return options.timeouts().header().plusSeconds(bytes / BYTES_PER_EXTRA_SECOND);
  }

  private static void refuseUnusable(ResponseHead head, Connection.Line line)
      throws TransportException {
    if (line.proxy().isPresent() && head.status() == 407) {
      throw Dialer.refusal("the proxy `" + line.proxy().get() + "`", 407);
    }
    var coding = head.headers().first("Content-Encoding").orElse("identity");
    boolean isReadable = coding.equalsIgnoreCase("identity")
        || coding.equalsIgnoreCase("gzip")
        || coding.equalsIgnoreCase("x-gzip");
    if (!isReadable) {
      throw new TransportException(
          MALFORMED,
          line.peer() + " answered in the coding " + Foreign.quote(coding)
              + " though we asked for none");
    }
  }
}
