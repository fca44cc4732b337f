// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

/**
 * The first line and the header fields of a request.
 *
 * @param target as on the wire: usually path and query, never empty, visible ASCII only
 * @param minorVersion 0 or 1, the digit behind {@code HTTP/1.}
 */
public record RequestHead(String method, String target, int minorVersion, Headers headers) {
  /** Whether the client means to send another request on this connection. */
  public boolean keepsAlive() {
    return minorVersion == 1 && !headers.lists("Connection", "close");
  }
}
