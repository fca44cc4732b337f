// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Repeats what failed for the moment and is safe to repeat.
 *
 * <p>After an answer: every method but {@code PATCH}. After a lost one: {@code GET}, {@code HEAD},
 * {@code DELETE} and {@code POST} (an upload that was opened in vain expires on the server). A lost
 * {@code PUT} may have worked, and a broken {@code PATCH} may have destroyed its upload: their
 * failures go to the caller, who looks first.
 */
public final class RetryTransport implements HttpTransport {
  // An error answer of a registry is a few hundred bytes; what is longer is cut.
  private static final int MAX_ERROR_BYTES = 64 * 1024;

  private final HttpTransport next;
  private final Retries retries;

  public RetryTransport(HttpTransport next, Retries retries) {
    this.next = next;
    this.retries = retries;
  }

  @Override
  public Response send(Request request) throws IOException {
    var attempts = retries.begin(Origin.of(request.uri()));
    boolean wasLost = false;
    while (true) {
      try {
        var response = kept(next.send(request));
        if (!isTemporary(response, request.method()) || !attempts.waitAfter(response)) {
          return wasLost ? settled(response, request.method()) : response;
        }
      } catch (TransportException e) {
        if (!isSafeAfter(e, request.method())) {
          throw e;
        }
        attempts.waitAfter(e);
        wasLost |= !e.kind().isBeforeSending();
      }
    }
  }

  /** An error answer with its body in memory, which gives the connection back before any pause. */
  private static Response kept(Response response) throws IOException {
    if (response.status() < 400) {
      return response;
    }
    try (response) {
      var body = new ByteArrayInputStream(start(response.body()));
      return new Response(response.uri(), response.status(), response.headers(), body);
    }
  }

  /** What came of a body of which the end does not matter. */
  private static byte[] start(InputStream body) throws IOException {
    var bytes = new byte[MAX_ERROR_BYTES];
    int length = 0;
    try {
      int read = body.read(bytes, 0, MAX_ERROR_BYTES);
      while (read > 0) {
        length += read;
        read = body.read(bytes, length, MAX_ERROR_BYTES - length);
      }
    } catch (TransportException e) {
      return Arrays.copyOf(bytes, length);
    }
    return Arrays.copyOf(bytes, length);
  }

  private static boolean isTemporary(Response response, String method) throws IOException {
    if (response.status() < 400 || method.equals("PATCH")) {
      return false;
    }
    return Retries.isTemporary(response.status()) || asksForPatience(response);
  }

  /** Some registries tell it only by the code in the body, whatever the status. */
  private static boolean asksForPatience(Response response) throws IOException {
    if (!(response.body() instanceof ByteArrayInputStream body)) {
      return false;
    }
    body.mark(0);
    var text = new String(body.readAllBytes(), ISO_8859_1);
    body.reset();
    return text.contains("\"TOOMANYREQUESTS\"") || text.contains("\"UNAVAILABLE\"");
  }

  private static boolean isSafeAfter(TransportException failure, String method) {
    boolean isSafe = !method.equals("PUT") && !method.equals("PATCH");
    return isSafe || failure.kind().isBeforeSending();
  }

  /** What is gone after a {@code DELETE} whose answer got lost, that one removed. */
  private static Response settled(Response response, String method) {
    return method.equals("DELETE") && response.status() == 404
        ? new Response(response.uri(), 202, Headers.none(), InputStream.nullInputStream())
        : response;
  }
}
