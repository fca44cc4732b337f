// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.report.Event;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Tells the reporter what goes over the wire, secrets removed; for {@code --trace}. */
final class TraceTransport implements HttpTransport {
  private static final int MAX_BODY_BYTES = 16 * 1024;
  // Below the length at which Foreign cuts, even if each character becomes six.
  private static final int PART_CHARS = 50;

  private final HttpTransport next;
  private final Reporter reporter;
  private final boolean showsBodies;

  /**
   * Listens to a transport.
   *
   * @param showsBodies false for token servers, whose bodies are secrets
   */
  TraceTransport(HttpTransport next, Reporter reporter, boolean showsBodies) {
    this.next = next;
    this.reporter = reporter;
    this.showsBodies = showsBodies;
  }

  @Override
  public Response send(Request request) throws IOException {
    trace("> " + request.method() + " " + Redaction.url(request.uri().toString()));
    traceFields("> ", request.headers());
    traceRequestBody(request);
    long start = System.nanoTime();
    Response response;
    try {
      response = next.send(request);
    } catch (TransportException e) {
      trace("! " + e.text() + after(start));
      throw e;
    }
    trace("< " + response.status() + after(start));
    traceFields("< ", response.headers());
    return showsBodies && isText(response.headers()) ? listeningTo(response) : response;
  }

  private void traceFields(String direction, Headers headers) {
    for (var field : headers.fields()) {
      trace(direction + field.name() + ": " + Redaction.field(field));
    }
  }

  private void traceRequestBody(Request request) throws IOException {
    if (!showsBodies || request.body().length() == 0 || !isText(request.headers())) {
      return;
    }
    try (var content = request.body().open()) {
      traceText("> ", content.readNBytes(MAX_BODY_BYTES));
    }
  }

  private Response listeningTo(Response response) {
    var body = new OverheardBody(response.body());
    return new Response(response.uri(), response.status(), response.headers(), body);
  }

  private static boolean isText(Headers headers) {
    var type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || type.contains("json");
  }

  private static String after(long start) {
    return " (" + (System.nanoTime() - start) / 1_000_000 + " ms)";
  }

  private void traceText(String direction, byte[] text) {
    for (var line : new String(text, UTF_8).split("\r?\n", -1)) {
      trace(direction + line);
    }
  }

  /** Escapes without cutting: a trace is read by people who look for one odd byte. */
  private void trace(String line) {
    var out = new StringBuilder(line.length());
    for (int start = 0; start < line.length(); start += PART_CHARS) {
      out.append(
          Foreign.escape(line.substring(start, Math.min(line.length(), start + PART_CHARS))));
    }
    reporter.report(new Event.Traced(out.toString()));
  }

  /** Copies the first bytes of a body and tells them at its end. */
  private final class OverheardBody extends InputStream {
    private final InputStream body;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private boolean isTold;

    private OverheardBody(InputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      var single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      int read = body.read(into, offset, count);
      if (read < 0) {
        tell();
      } else {
        heard.write(into, offset, Math.min(read, MAX_BODY_BYTES - heard.size()));
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      tell();
      body.close();
    }

    private void tell() {
      if (!isTold && heard.size() > 0) {
        traceText("< ", heard.toByteArray());
      }
      isTold = true;
    }
  }
}
