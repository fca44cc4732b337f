// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes the messages of one connection.
 *
 * <p>RFC 9112. Heads go out in one piece. Nothing is buffered, and the stream is not closed.
 */
public final class MessageWriter {
  // The block in which layers move: startup measurements show no gain beyond.
  static final int BLOCK_BYTES = 64 * 1024;

  private final OutputStream out;

  public MessageWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes the head of a request; {@code target} is path and query, or what a proxy wants. */
  public void writeRequest(String method, String target, Headers headers) throws IOException {
    if (!Syntax.isToken(method) || !Syntax.isVisible(target)) {
      throw new IllegalArgumentException("not a request line");
    }
    write(method + " " + target + " HTTP/1.1", headers);
  }

  /** Writes the head of an answer. */
  public void writeResponse(int status, String reason, Headers headers) throws IOException {
    if (!Syntax.isFieldValue(reason)) {
      throw new IllegalArgumentException("line break in the reason");
    }
    write("HTTP/1.1 " + status + " " + reason, headers);
  }

  /**
   * Writes a body of the announced length, block by block.
   *
   * @throws IOException if the content has more or fewer bytes: the message is spoilt then
   */
  public void writeBody(InputStream content, long length) throws IOException {
    var block = new byte[(int) Math.max(1, Math.min(BLOCK_BYTES, length))];
    long sent = 0;
    while (sent < length) {
      int read = content.read(block, 0, (int) Math.min(block.length, length - sent));
      if (read < 0) {
        throw new IOException("the content ended after " + sent + " of " + length + " bytes");
      }
      out.write(block, 0, read);
      sent += read;
    }
    if (length > 0 && content.read() >= 0) {
      throw new IOException("the content is longer than " + length + " bytes");
    }
  }

  private void write(String firstLine, Headers headers) throws IOException {
    var head = new StringBuilder(512).append(firstLine).append("\r\n");
    for (var field : headers.fields()) {
      head.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
  }
}
