// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import io.kpm.text.Foreign;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Reads the messages of one connection, strictly: what two readers could take for two different
 * messages is refused.
 *
 * <p>RFC 9112. Does not close the stream. Not for several threads.
 */
public final class MessageReader {
  static final int MAX_HEAD_BYTES = 64 * 1024;
  private static final int MAX_FIELDS = 100;
  private static final int BUFFER_BYTES = 8 * 1024;
  // A decimal number of 18 digits stays below 2^63.
  private static final int MAX_LENGTH_DIGITS = 18;

  private final InputStream in;
  private final boolean takesBareLineFeeds;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int end;
  private int budget;

  private MessageReader(InputStream in, boolean takesBareLineFeeds) {
    this.in = in;
    this.takesBareLineFeeds = takesBareLineFeeds;
  }

  /** A server's reader. */
  public static MessageReader ofRequests(InputStream in) {
    return new MessageReader(in, false);
  }

  /** A client's reader: it takes lines that end with LF alone (RFC 9112, section 2.2). */
  public static MessageReader ofResponses(InputStream in) {
    return new MessageReader(in, true);
  }

  /**
   * Reads the head of a request; empty if the connection ended before its first byte.
   *
   * @throws MalformedMessageException if the request deserves a 400
   * @throws EOFException if the connection ended inside the head
   */
  public Optional<RequestHead> readRequest() throws IOException {
    if (isAtEnd()) {
      return Optional.empty();
    }
    budget = MAX_HEAD_BYTES;
    var line = line();
    if (line.isEmpty()) {
      // RFC 9112, section 2.2: an empty line before the request is ignored.
      line = line();
    }
    int first = line.indexOf(' ');
    int second = line.lastIndexOf(' ');
    var method = first < 0 ? "" : line.substring(0, first);
    var target = first >= second ? "" : line.substring(first + 1, second);
    if (!Syntax.isToken(method) || !Syntax.isVisible(target)) {
      throw new MalformedMessageException("not a request line: " + Foreign.quote(line));
    }
    int minorVersion = minorVersionOf(line.substring(second + 1));
    var head = new RequestHead(method, target, minorVersion, fields());
    if (head.headers().all("Host").size() != 1 && minorVersion == 1) {
      throw new MalformedMessageException("a request needs exactly one `Host`");
    }
    return Optional.of(head);
  }

  /**
   * Reads the head of an answer, which may be an interim one; empty if the connection ended before
   * its first byte.
   *
   * @throws MalformedMessageException if it is no HTTP/1.x
   * @throws EOFException if the connection ended inside the head
   */
  public Optional<ResponseHead> readResponse() throws IOException {
    if (isAtEnd()) {
      return Optional.empty();
    }
    budget = MAX_HEAD_BYTES;
    var line = line();
    int first = line.indexOf(' ');
    int minorVersion = minorVersionOf(first < 0 ? line : line.substring(0, first));
    var rest = line.substring(first + 1);
    boolean isStatus = rest.length() >= 3
        && Syntax.isDigits(rest.substring(0, 3))
        && (rest.length() == 3 || rest.charAt(3) == ' ');
    if (first < 0 || !isStatus || rest.charAt(0) < '1' || rest.charAt(0) > '5') {
      throw new MalformedMessageException("not a status line: " + Foreign.quote(line));
    }
    int status = Integer.parseInt(rest.substring(0, 3));
    return Optional.of(new ResponseHead(status, minorVersion, fields()));
  }

  /** The body that follows the request; empty if the head announces none. */
  public MessageBody bodyOf(RequestHead head) throws MalformedMessageException {
    if (isChunked(head.headers(), head.minorVersion())) {
      return new ChunkedBody(this);
    }
    return new FixedBody(this, Math.max(0, lengthIn(head.headers())));
  }

  /**
   * The body that follows the answer.
   *
   * @param method that of the request: {@code HEAD} and {@code CONNECT} have answers without body
   */
  public MessageBody bodyOf(ResponseHead head, String method) throws MalformedMessageException {
    boolean isChunked = isChunked(head.headers(), head.minorVersion());
    long length = lengthIn(head.headers());
    boolean isTunnel = method.equals("CONNECT") && head.status() / 100 == 2;
    if (method.equals("HEAD") || isTunnel || head.status() == 204 || head.status() == 304) {
      return new FixedBody(this, 0);
    }
    if (isChunked) {
      return new ChunkedBody(this);
    }
    return length < 0 ? new UntilCloseBody(this) : new FixedBody(this, length);
  }

  /**
   * The announced length of a body.
   *
   * @return -1 if there is none
   * @throws MalformedMessageException if there are several different ones, or it is no length
   */
  public static long lengthIn(Headers headers) throws MalformedMessageException {
    long length = -1;
    for (var value : headers.all("Content-Length")) {
      if (!Syntax.isDigits(value) || value.length() > MAX_LENGTH_DIGITS) {
        throw new MalformedMessageException("not a `Content-Length`: " + Foreign.quote(value));
      }
      long parsed = Long.parseLong(value);
      if (length >= 0 && parsed != length) {
        throw new MalformedMessageException("two different values of `Content-Length`");
      }
      length = parsed;
    }
    return length;
  }

  /** How many bytes have been taken from the stream and not been read yet. */
  int buffered() {
    return end - position;
  }

  /** The next byte without taking it, or -1 at the end of the connection. */
  int peek() throws IOException {
    return isAtEnd() ? -1 : buffer[position] & 0xff;
  }

  int read(byte[] into, int offset, int count) throws IOException {
    if (position == end) {
      return in.read(into, offset, count);
    }
    int available = Math.min(count, end - position);
    System.arraycopy(buffer, position, into, offset, available);
    position += available;
    return available;
  }

  String readLine(int maxBytes) throws IOException {
    budget = maxBytes;
    return line();
  }

  Headers readFields(int maxBytes) throws IOException {
    budget = maxBytes;
    return fields();
  }

  private static boolean isChunked(Headers headers, int minorVersion)
      throws MalformedMessageException {
    var codings = headers.all("Transfer-Encoding");
    if (codings.isEmpty()) {
      return false;
    }
    if (headers.has("Content-Length")) {
      throw new MalformedMessageException("both `Content-Length` and `Transfer-Encoding`");
    }
    if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked") || minorVersion == 0) {
      throw new MalformedMessageException("a transfer coding other than `chunked`");
    }
    return true;
  }

  private static int minorVersionOf(String text) throws MalformedMessageException {
    return switch (text) {
      case "HTTP/1.1" -> 1;
      case "HTTP/1.0" -> 0;
      default ->
        throw new MalformedMessageException(
            "not HTTP/1.1: the line starts with " + Foreign.quote(start(text)));
    };
  }

  private static String start(String text) {
    return text.length() <= 20 ? text : text.substring(0, 20);
  }

  private Headers fields() throws IOException {
    var fields = new ArrayList<Headers.Field>();
    int counted = 0;
    for (var line = line(); !line.isEmpty(); line = line()) {
      var field = field(line);
      // Proxies pile up `Warning` fields: only the bytes are limited.
      counted += field.is("Warning") ? 0 : 1;
      if (counted > MAX_FIELDS) {
        throw new MalformedMessageException("more than " + MAX_FIELDS + " header fields");
      }
      fields.add(field);
    }
    return Headers.of(fields);
  }

  private static Headers.Field field(String line) throws MalformedMessageException {
    if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
      throw new MalformedMessageException("a folded header line");
    }
    int colon = line.indexOf(':');
    var name = colon < 0 ? "" : line.substring(0, colon);
    if (!Syntax.isToken(name)) {
      throw new MalformedMessageException("not a header line: " + Foreign.quote(line));
    }
    return new Headers.Field(name, Syntax.trim(line.substring(colon + 1)));
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    while (true) {
      int next = next();
      if (next == '\n') {
        if (!takesBareLineFeeds) {
          throw new MalformedMessageException("a line ends without CR");
        }
        return line.toString();
      }
      if (next == '\r') {
        if (next() != '\n') {
          throw new MalformedMessageException("a CR stands alone");
        }
        return line.toString();
      }
      if (next == 0) {
        throw new MalformedMessageException("a NUL in the header");
      }
      line.append((char) next);
    }
  }

  private int next() throws IOException {
    if (--budget < 0) {
      throw new MalformedMessageException("a header or chunk line over the limit of bytes");
    }
    if (isAtEnd()) {
      throw new EOFException("the connection ended inside the header");
    }
    return buffer[position++] & 0xff;
  }

  private boolean isAtEnd() throws IOException {
    if (position < end) {
      return false;
    }
    position = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end == 0;
  }
}
