// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a {@link FakeRegistry} does instead of answering as it should.
 *
 * <p>{@code registry.fault("GET", "/blobs/", Fault.truncate(0.5).once())}
 *
 * @param action the misbehaviour
 * @param times how often it fires; negative for ever
 * @param skip how many matching requests are let through before
 * @param isBeforeBody whether it happens before the body of the request is read
 */
public record Fault(Action action, int times, int skip, boolean isBeforeBody) {
  private static final int BLOCK_BYTES = 64 * 1024;

  /** One misbehaviour. */
  @FunctionalInterface
  public interface Action {
    void spoil(FakeExchange exchange) throws IOException, InterruptedException;
  }

  private static Fault of(Action action) {
    return new Fault(action, -1, 0, false);
  }

  public Fault once() {
    return times(1);
  }

  public Fault times(int count) {
    return new Fault(action, count, skip, isBeforeBody);
  }

  public Fault skip(int count) {
    return new Fault(action, times, count, isBeforeBody);
  }

  /** An error with the usual JSON body. */
  public static Fault status(int code, String errorCode, String message) {
    return of(e -> e.send(FakeAnswer.error(code, errorCode, message)));
  }

  public static Fault status(int code) {
    return status(code, "UNKNOWN", "as the test wishes");
  }

  /** An error with a header field, such as {@code Retry-After}. */
  public static Fault status(int code, String errorCode, Map<String, String> headers) {
    return of(e -> e.send(FakeAnswer.error(code, errorCode, "").with(headers)));
  }

  /** Any answer. */
  public static Fault body(int code, String contentType, String text) {
    return of(e -> e.send(FakeAnswer.of(code, contentType, text.getBytes(UTF_8))));
  }

  /** Any answer, of which {@code Content-Length} tells something else; then the end. */
  public static Fault body(String contentType, byte[] bytes, long claimedLength) {
    return of(e -> {
      e.sendHead(FakeAnswer.of(200, contentType, bytes).with("Content-Length", "" + claimedLength));
      e.write(bytes);
      e.stop();
    });
  }

  /** The normal answer with other header fields; an empty value removes the field. */
  public static Fault headers(Map<String, String> changes) {
    return of(e -> {
      var answer = e.normalAnswer();
      for (var change : changes.entrySet()) {
        answer = change.getValue().isEmpty()
            ? answer.without(change.getKey())
            : answer.with(change.getKey(), change.getValue());
      }
      e.sendHead(answer);
      e.writeBody(answer);
    });
  }

  /** The normal answer with one field more, beside others of the same name. */
  public static Fault moreHeaders(String name, List<String> values) {
    return of(e -> {
      var answer = e.normalAnswer();
      for (var value : values) {
        answer = answer.plus(name, value);
      }
      e.send(answer);
    });
  }

  /** The path of the request stands for {@code {path}} in the address. */
  public static Fault redirect(int code, String location) {
    return of(e -> e.send(FakeAnswer.empty(code)
        .with("Location", location.replace("{path}", e.request().path()))));
  }

  /** The right length, the last four bytes wrong. */
  public static Fault corrupt() {
    return of(e -> {
      var answer = e.normalAnswer();
      var body = answer.body().clone();
      for (int i = Math.max(0, body.length - 4); i < body.length; i++) {
        body[i] ^= 0x55;
      }
      e.send(answer.withBody(body));
    });
  }

  /** The full length announced, part of the body, then the end of the connection. */
  public static Fault truncate(double share) {
    return of(e -> {
      sendPart(e, share);
      e.stop();
    });
  }

  /** The full length announced, part of the body, then RST. */
  public static Fault reset(double share) {
    return of(e -> {
      sendPart(e, share);
      e.abort();
    });
  }

  /** The full length announced, part of the body, then silence. */
  public static Fault stall(double share) {
    return of(e -> {
      sendPart(e, share);
      e.pause(Duration.ofHours(1));
    });
  }

  /** The head at once, the body some bytes at a time. */
  public static Fault drip(Duration every, int bytes) {
    return of(e -> {
      var answer = e.normalAnswer();
      e.sendHead(answer);
      drip(e, answer.body(), every, bytes);
    });
  }

  /** Some bytes of the head at a time. */
  public static Fault dripHead(Duration every, int bytes) {
    return of(e -> drip(e, "HTTP/1.1 200 OK\r\nA: b\r\n\r\n".getBytes(ISO_8859_1), every, bytes));
  }

  /** A chunked body without end. */
  public static Fault endless(String contentType, String prefix, String chunk) {
    return of(e -> {
      e.sendHead(FakeAnswer.of(200, contentType, new byte[0])
          .without("Content-Length")
          .with("Transfer-Encoding", "chunked"));
      var repeated = chunk.repeat(Math.max(1, BLOCK_BYTES / Math.max(1, chunk.length())));
      e.writeChunk(prefix.getBytes(UTF_8));
      while (!e.isStopped()) {
        e.writeChunk(repeated.getBytes(UTF_8));
      }
    });
  }

  /** The normal body in chunks; without the last one if it is cut. */
  public static Fault chunked(boolean isCut) {
    return of(e -> {
      var answer = e.normalAnswer();
      e.sendHead(answer.without("Content-Length").with("Transfer-Encoding", "chunked"));
      e.writeChunk(answer.body());
      e.write((isCut ? "" : "0\r\n\r\n").getBytes(ISO_8859_1));
      if (isCut) {
        e.stop();
      }
    });
  }

  /** Accepts the request and says nothing. */
  public static Fault hang() {
    return of(e -> {
      e.pause(Duration.ofHours(1));
      e.stop();
    });
  }

  public static Fault delay(Duration time) {
    return of(e -> {
      e.pause(time);
      e.send(e.normalAnswer());
    });
  }

  /** These bytes and the end of the connection; none: it closes without an answer. */
  public static Fault raw(String bytes) {
    return of(e -> {
      e.write(bytes.getBytes(ISO_8859_1));
      e.stop();
    });
  }

  /** RST before one byte of an answer. */
  public static Fault abort() {
    return of(FakeExchange::abort);
  }

  /** RST after so many bytes of the request's body. */
  public static Fault resetUpload(int afterBytes) {
    Action action = e -> {
      e.skipBody(afterBytes);
      e.abort();
    };
    return new Fault(action, -1, 0, true);
  }

  /** Answers without reading the body of the request, and closes. */
  public static Fault earlyStatus(int code, String errorCode) {
    Action action = e -> {
      e.send(FakeAnswer.error(code, errorCode, "").with("Connection", "close"));
      e.stop();
    };
    return new Fault(action, -1, 0, true);
  }

  /** Whatever the test writes itself. */
  public static Fault custom(Action action) {
    return of(action);
  }

  private static void sendPart(FakeExchange exchange, double share) throws IOException {
    var answer = exchange.normalAnswer();
    exchange.sendHead(answer);
    int length = share > 1 ? (int) share : (int) (answer.body().length * share);
    exchange.write(Arrays.copyOf(answer.body(), Math.min(length, answer.body().length)));
  }

  private static void drip(FakeExchange exchange, byte[] bytes, Duration every, int step)
      throws IOException, InterruptedException {
    for (int i = 0; i < bytes.length && !exchange.isStopped(); i += step) {
      exchange.write(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + step)));
      exchange.pause(every);
    }
  }
}
