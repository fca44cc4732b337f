// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.net.URI;

/**
 * One HTTP request.
 *
 * @param method in capitals, such as {@code GET}
 * @param uri absolute, {@code http} or {@code https}, without user information
 * @param headers without {@code Host} and {@code Content-Length}, which the transport adds
 */
public record Request(String method, URI uri, Headers headers, RequestBody body) {
  /** A request without a body. */
  public static Request of(String method, URI uri) {
    return new Request(method, uri, Headers.none(), RequestBody.empty());
  }

  public Request with(String name, String value) {
    return new Request(method, uri, headers.with(name, value), body);
  }

  public Request without(String name) {
    return new Request(method, uri, headers.without(name), body);
  }

  public Request to(URI other) {
    return new Request(method, other, headers, body);
  }

  public Request carrying(RequestBody other) {
    return new Request(method, uri, headers, other);
  }
}
