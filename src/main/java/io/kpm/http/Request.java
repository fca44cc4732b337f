// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.net.URI;

/**
 * One HTTP request.
 *
 * @param method in capitals, such as {@code GET}
 * @param uri absolute, {@code http} or {@code https}, without user information
 * @param headers without {@code Host}, {@code Content-Length}, {@code User-Agent} and
 *     {@code Accept-Encoding}, which the transport adds
 * @param settles how many bytes, sent before, the server has to check before it answers; the time
 *     for the answer grows with them
 */
public record Request(String method, URI uri, Headers headers, RequestBody body, long settles) {
  /** A request without a body. */
  public static Request of(String method, URI uri) {
    return new Request(method, uri, Headers.none(), RequestBody.empty(), 0);
  }

  public Request with(String name, String value) {
    return with(headers.with(name, value));
  }

  public Request with(Headers other) {
    return new Request(method, uri, other, body, settles);
  }

  public Request without(String name) {
    return with(headers.without(name));
  }

  public Request to(URI other) {
    return new Request(method, other, headers, body, settles);
  }

  public Request carrying(RequestBody other) {
    return new Request(method, uri, headers, other, settles);
  }

  public Request settling(long bytes) {
    return new Request(method, uri, headers, body, bytes);
  }
}
