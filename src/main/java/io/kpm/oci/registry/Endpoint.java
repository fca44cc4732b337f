// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.http.Request;
import io.kpm.http.Response;
import java.io.IOException;

/**
 * One request of the distribution protocol, and how its answer is read.
 *
 * @param <T> what the answer says
 */
interface Endpoint<T> {
  Request request();

  /** Whether {@link #read} understands answers with that status; all others are failures. */
  boolean expects(int status);

  /** Reads an expected answer; closing it stays with the caller. */
  T read(Response response) throws IOException;

  /** What is done, with its object, for messages: {@code read the manifest `h/r:1`}. */
  String action();

  /** Fails where the endpoint knows better than the status what the refusal means. */
  default void refuse(ErrorAnswer answer) throws IOException {}
}
