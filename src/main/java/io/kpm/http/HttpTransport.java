// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.IOException;

/** Sends one request and hands out the answer; implementations may be stacked. */
public interface HttpTransport {
  /**
   * Sends the request and waits for the header of the answer.
   *
   * <p>The caller closes the response; reading its body to the end first lets the connection be
   * used again.
   *
   * @throws IOException if the network failed
   */
  Response send(Request request) throws IOException;
}
