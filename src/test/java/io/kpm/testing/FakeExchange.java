// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One connection to a {@link FakeRegistry}: forgiving in what it reads, exact in what it writes.
 */
public final class FakeExchange {
  private final Socket socket;
  private final BufferedInputStream in;
  private final OutputStream out;
  private final FakeContent content;
  private final CountDownLatch stopping;
  private Recorded request = new Recorded("", "", "", Map.of(), new byte[0]);
  private boolean isStopped;

  FakeExchange(Socket socket, FakeContent content, CountDownLatch stopping) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.content = content;
    this.stopping = stopping;
  }

  /** The first byte that the client sends, which stays unread; empty at the end. */
  Optional<Integer> firstByte() throws IOException {
    in.mark(1);
    int first = in.read();
    in.reset();
    return first < 0 ? Optional.empty() : Optional.of(first);
  }

  /** Reads the head of the next request; false at the end of the connection. */
  boolean readHead() throws IOException {
    var parts = line().split(" ", -1);
    if (parts.length < 3) {
      return false;
    }
    var headers = new LinkedHashMap<String, List<String>>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = Math.max(0, line.indexOf(':'));
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    request = new Recorded(parts[0], pathOf(parts[1]), parts[1], headers, new byte[0]);
    return true;
  }

  /** Reads the body of the request, of known length or chunked. */
  void readBody() throws IOException {
    boolean isChunked = request.header("transfer-encoding").orElse("").equals("chunked");
    int length = Integer.parseInt(request.header("content-length").orElse("0"));
    var body = isChunked ? chunks() : in.readNBytes(length);
    request =
        new Recorded(request.method(), request.path(), request.target(), request.headers(), body);
  }

  public Recorded request() {
    return request;
  }

  /** The answer that a registry without faults would give; changes what the registry holds. */
  public FakeAnswer normalAnswer() {
    return content.answer(request);
  }

  public void send(FakeAnswer answer) throws IOException {
    sendHead(answer);
    writeBody(answer);
  }

  public void sendHead(FakeAnswer answer) throws IOException {
    var head = new StringBuilder("HTTP/1.1 " + answer.status() + " Fake\r\n");
    for (var field : answer.headers()) {
      head.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
    }
    write(head.append("\r\n").toString().getBytes(ISO_8859_1));
  }

  void writeBody(FakeAnswer answer) throws IOException {
    if (!request.method().equals("HEAD")) {
      write(answer.body());
    }
  }

  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void writeChunk(byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      write((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
      write(bytes);
      write("\r\n".getBytes(ISO_8859_1));
    }
  }

  void skipBody(int bytes) throws IOException {
    in.readNBytes(bytes);
  }

  /** Waits, but not longer than the registry lives. */
  public void pause(Duration time) throws InterruptedException {
    if (stopping.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
      isStopped = true;
    }
  }

  /** No further request is read from this connection. */
  public void stop() {
    isStopped = true;
  }

  /** Closes with RST. */
  public void abort() throws IOException {
    isStopped = true;
    socket.setSoLinger(true, 0);
    socket.close();
  }

  boolean isStopped() {
    return isStopped || stopping.getCount() == 0;
  }

  private static String pathOf(String target) {
    int scheme = target.indexOf("://");
    int slash = scheme < 0 ? 0 : target.indexOf('/', scheme + 3);
    return slash < 0 ? "/" : target.substring(slash);
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line().strip(), 16);
      body.write(in.readNBytes(size));
      line();
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.append((char) next);
      next = in.read();
    }
    return line.toString().stripTrailing();
  }
}
