// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.IOException;

/** A message that breaks the rules of HTTP/1.1: {@code E_PROTO} for a client, 400 for a server. */
public final class MalformedMessageException extends IOException {
  /**
   * Says what is wrong.
   *
   * @param message without anything of the peer that {@code text.Foreign} did not quote
   */
  public MalformedMessageException(String message) {
    super(message);
  }
}
