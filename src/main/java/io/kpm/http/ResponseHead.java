// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

/**
 * The first line and the header fields of an answer.
 *
 * @param status 100 to 599
 * @param minorVersion 0 or 1, the digit behind {@code HTTP/1.}
 */
public record ResponseHead(int status, int minorVersion, Headers headers) {
  /** Whether the server will take another request on this connection. */
  public boolean keepsAlive() {
    return minorVersion == 1 && !headers.lists("Connection", "close");
  }

  /** Whether this only announces the real answer. */
  public boolean isInterim() {
    return status < 200;
  }
}
