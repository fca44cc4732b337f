// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.http.Headers;
import io.kpm.http.HttpTransport;
import io.kpm.http.Request;
import io.kpm.http.Response;
import io.kpm.http.TransportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in memory: answers by method and address (the query does not count), in the order of
 * the script, the last answer for ever. Keeps what was asked. No sockets, so any host will do.
 */
public final class ScriptedTransport implements HttpTransport {
  private final Map<String, Deque<Reply>> script = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();

  /** One answer of the script. */
  public interface Reply {
    Response to(Request request) throws IOException;
  }

  /** An answer in full. */
  public record Message(int status, Headers headers, String body) implements Reply {
    public Message with(String name, String value) {
      return new Message(status, headers.with(name, value), body);
    }

    @Override
    public Response to(Request request) {
      var bytes = body.getBytes(UTF_8);
      var length = headers.has("Content-Length") || bytes.length == 0
          ? headers
          : headers.with("Content-Length", Integer.toString(bytes.length));
      var shown = request.method().equals("HEAD") ? new byte[0] : bytes;
      return new Response(request.uri(), status, length, new ByteArrayInputStream(shown));
    }
  }

  public static Message status(int status) {
    return status(status, "");
  }

  public static Message status(int status, String body) {
    return new Message(status, Headers.none(), body);
  }

  /** An error as registries write it. */
  public static Message error(int status, String code) {
    return status(status, "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"no luck\"}]}")
        .with("Content-Type", "application/json");
  }

  /** The connection breaks before an answer. */
  public static Reply lost() {
    return request -> {
      throw new TransportException(TransportException.Kind.NO_ANSWER, "no answer");
    };
  }

  /** The whole header, then a part of the body, then the connection breaks. */
  public static Reply cut(Message whole, int kept) {
    return request -> {
      var answer = whole.to(request);
      return new Response(
          request.uri(),
          answer.status(),
          answer.headers(),
          new CutBody(whole.body().getBytes(UTF_8), kept));
    };
  }

  /** Adds answers for a method and an address. */
  public ScriptedTransport on(String method, String address, Reply... replies) {
    script
        .computeIfAbsent(method + " " + address, key -> new ArrayDeque<>())
        .addAll(List.of(replies));
    return this;
  }

  @Override
  public synchronized Response send(Request request) throws IOException {
    requests.add(request);
    drain(request);
    var text = request.uri().toString();
    int query = text.indexOf('?');
    var key = request.method() + " " + (query < 0 ? text : text.substring(0, query));
    var replies = script.get(key);
    if (replies == null || replies.isEmpty()) {
      throw new AssertionError("nobody expected " + request.method() + " " + text);
    }
    var reply = replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
    return reply.to(request);
  }

  /** Everything that was asked, as {@code METHOD address}, with the query. */
  public synchronized List<String> asked() {
    var lines = new ArrayList<String>();
    for (var request : requests) {
      lines.add(request.method() + " " + request.uri());
    }
    return lines;
  }

  /** The values of a header in all requests; {@code -} where it is missing. */
  public synchronized List<String> sent(String header) {
    var values = new ArrayList<String>();
    for (var request : requests) {
      values.add(request.headers().first(header).orElse("-"));
    }
    return values;
  }

  public synchronized Request last() {
    return requests.get(requests.size() - 1);
  }

  private static void drain(Request request) throws IOException {
    try (var body = request.body().open()) {
      body.readAllBytes();
    }
  }

  private static final class CutBody extends InputStream {
    private final InputStream rest;

    CutBody(byte[] body, int kept) {
      this.rest = new ByteArrayInputStream(body, 0, kept);
    }

    @Override
    public int read() throws IOException {
      return broken(rest.read());
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      return broken(rest.read(into, offset, count));
    }

    private static int broken(int read) throws TransportException {
      if (read < 0) {
        throw new TransportException(TransportException.Kind.LOST, "the connection was cut");
      }
      return read;
    }
  }
}
