// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** The answer to a request: its header is read, its body streams. */
public final class Response implements Closeable {
  private final URI uri;
  private final int status;
  private final Headers headers;
  private final InputStream body;

  /**
   * Makes an answer.
   *
   * @param uri who answered; after a redirect not the one that was asked
   * @param body yields exactly the bytes of the message; a cut one fails instead of ending early
   */
  public Response(URI uri, int status, Headers headers, InputStream body) {
    this.uri = uri;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** The address that gave this answer, for decisions about what it may ask for. */
  public URI uri() {
    return uri;
  }

  public int status() {
    return status;
  }

  public Headers headers() {
    return headers;
  }

  public InputStream body() {
    return body;
  }

  /** Gives the connection back, or closes it if the body was not read to its end. */
  @Override
  public void close() throws IOException {
    body.close();
  }
}
