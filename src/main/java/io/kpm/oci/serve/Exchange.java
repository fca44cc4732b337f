// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kpm.http.Headers;
import io.kpm.http.MessageBody;
import io.kpm.http.MessageReader;
import io.kpm.http.MessageWriter;
import io.kpm.http.RequestHead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One request and its one answer. */
final class Exchange {
  // More than any error costs to send; beyond, closing the connection is cheaper than reading on.
  private static final long MAX_DRAINED_BYTES = 64 * 1024;

  // RFC 9110, section 5.6.7
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private final RequestHead head;
  private final MessageBody body;
  private final MessageWriter writer;
  private final Clock clock;
  private boolean isContinued;
  private boolean keepsAlive;
  private int status;
  private long sentBytes;

  Exchange(RequestHead head, MessageBody body, MessageWriter writer, Clock clock) {
    this.head = head;
    this.body = body;
    this.writer = writer;
    this.clock = clock;
    this.keepsAlive = head.keepsAlive();
  }

  /** {@code GET} also for {@code HEAD}, whose answer only lacks the body. */
  String method() {
    return head.method().equals("HEAD") ? "GET" : head.method();
  }

  /** Refuses every method but those; {@code GET} includes {@code HEAD}. */
  void requireMethod(String... allowed) throws RegistryException {
    for (var method : allowed) {
      if (method.equals(method())) {
        return;
      }
    }
    throw new RegistryException(
        405,
        "UNSUPPORTED",
        "the method is not supported here",
        Headers.none().with("Allow", String.join(", ", allowed)));
  }

  Headers headers() {
    return head.headers();
  }

  /** The body of the request; a client that waits for permission to send it gets that now. */
  InputStream body() throws IOException {
    if (expectsContinue() && !isContinued) {
      isContinued = true;
      writer.writeResponse(100, "Continue", Headers.none());
    }
    return body;
  }

  /** The announced length of the body; -1 if it is not known before its end. */
  long bodyLength() throws IOException {
    return head.headers().has("Transfer-Encoding")
        ? -1
        : Math.max(0, MessageReader.lengthIn(head.headers()));
  }

  /** 0 until an answer began. */
  int status() {
    return status;
  }

  long sentBytes() {
    return sentBytes;
  }

  boolean keepsAlive() {
    return keepsAlive;
  }

  /** After this answer the connection ends. */
  void endConnection() {
    keepsAlive = false;
  }

  /** Answers without a body. */
  void reply(int status, Headers headers) throws IOException {
    reply(status, headers, InputStream.nullInputStream(), 0);
  }

  void reply(int status, Headers headers, JsonElement json) throws IOException {
    var type = headers.has("Content-Type")
        ? headers
        : headers.with("Content-Type", "application/json; charset=utf-8");
    reply(status, type, json.toString().getBytes(UTF_8));
  }

  void reply(int status, Headers headers, byte[] content) throws IOException {
    reply(status, headers, new ByteArrayInputStream(content), content.length);
  }

  /** Answers with content of that length, which is not read for {@code HEAD}. */
  void reply(int status, Headers headers, InputStream content, long length) throws IOException {
    finishBody();
    this.status = status;
    // RFC 9110, section 8.6: no length in an answer that cannot have a body.
    var sized = status == 204 || status == 304
        ? headers
        : headers.with("Content-Length", Long.toString(length));
    writer.writeResponse(status, reason(status), common(sized));
    if (!head.method().equals("HEAD") && length > 0) {
      sentBytes = length;
      writer.writeBody(content, length);
    }
  }

  /** Answers with an error of the distribution specification. */
  void refuse(RegistryException refusal) throws IOException {
    var error = new JsonObject();
    error.addProperty("code", refusal.code());
    error.addProperty("message", refusal.text());
    var errors = new JsonArray();
    errors.add(error);
    var answer = new JsonObject();
    answer.add("errors", errors);
    reply(refusal.status(), refusal.headers(), answer);
  }

  /** Reads what is left of a small body, so that the next request can follow. */
  private void finishBody() throws IOException {
    if (body.isComplete()) {
      return;
    }
    long length = bodyLength();
    boolean isSmall = length >= 0 && length <= MAX_DRAINED_BYTES;
    if (!isSmall || (expectsContinue() && !isContinued)) {
      keepsAlive = false;
      return;
    }
    body.transferTo(OutputStream.nullOutputStream());
  }

  private Headers common(Headers headers) {
    var date = DATE.format(clock.instant().atZone(ZoneOffset.UTC));
    var all = headers
        .with("Date", date)
        .with("Docker-Distribution-Api-Version", "registry/2.0")
        .with("X-Content-Type-Options", "nosniff");
    return keepsAlive ? all : all.with("Connection", "close");
  }

  private boolean expectsContinue() {
    return head.minorVersion() == 1
        && head.headers().first("Expect").orElse("").equalsIgnoreCase("100-continue");
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 206 -> "Partial Content";
      case 304 -> "Not Modified";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 416 -> "Range Not Satisfiable";
      case 429 -> "Too Many Requests";
      case 503 -> "Service Unavailable";
      case 507 -> "Insufficient Storage";
      default -> "Internal Server Error";
    };
  }
}
