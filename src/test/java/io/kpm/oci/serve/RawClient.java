// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.http.Headers;
import io.kpm.http.MessageReader;
import io.kpm.http.ResponseHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;

/** One connection that sends exactly what it is told: no library cleans the requests up. */
final class RawClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket = new Socket();
  private final MessageReader reader;

  private RawClient(URI server) throws IOException {
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), TIMEOUT_MILLIS);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    reader = MessageReader.ofResponses(socket.getInputStream());
  }

  static RawClient to(RegistryServer server) throws IOException {
    return new RawClient(URI.create(server.url()));
  }

  /**
   * An answer, read to its end.
   *
   * @param latin1 the body, a character for each byte
   */
  record Answer(int status, Headers headers, String latin1) {
    byte[] body() {
      return latin1.getBytes(ISO_8859_1);
    }

    String text() {
      return new String(body(), UTF_8);
    }

    String header(String name) {
      return headers.first(name).orElse("");
    }
  }

  /** Sends a request with a body; further headers are whole lines. */
  Answer send(String method, String target, byte[] body, String... headerLines) throws IOException {
    var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: test\r\n");
    for (var line : headerLines) {
      head.append(line).append("\r\n");
    }
    if (body.length > 0 || method.equals("PUT") || method.equals("POST")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    all.writeBytes(body);
    write(all.toByteArray());
    return read(method);
  }

  Answer get(String target, String... headerLines) throws IOException {
    return send("GET", target, new byte[0], headerLines);
  }

  void write(String text) throws IOException {
    write(text.getBytes(ISO_8859_1));
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Reads the final answer to a request of that method. */
  Answer read(String method) throws IOException {
    ResponseHead head = head();
    while (head.isInterim()) {
      head = head();
    }
    var body = reader.bodyOf(head, method).readAllBytes();
    return new Answer(head.status(), head.headers(), new String(body, ISO_8859_1));
  }

  ResponseHead head() throws IOException {
    return reader.readResponse().orElseThrow(() -> new IOException("the server has closed"));
  }

  /** Whether the server closes the connection without another word. */
  boolean isClosedByServer() throws IOException {
    try {
      return reader.readResponse().isEmpty();
    } catch (SocketException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
