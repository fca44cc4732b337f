// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.http.Response;
import java.io.IOException;

/** An answer whose status its endpoint does not expect; never leaves this room. */
final class RefusedException extends IOException {
  private final transient Response head;
  private final transient ErrorAnswer answer;

  RefusedException(Response head, ErrorAnswer answer) {
    super(answer.label());
    this.head = head;
    this.answer = answer;
  }

  /** The answer; its body is read and closed. */
  Response head() {
    return head;
  }

  ErrorAnswer answer() {
    return answer;
  }
}
