// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import io.kpm.http.Headers;

/** A request that is refused: the status and the error code of the distribution specification. */
final class RegistryException extends Exception {
  private final int status;
  private final String code;
  private final transient Headers headers;

  RegistryException(int status, String code, String message) {
    this(status, code, message, Headers.none());
  }

  RegistryException(int status, String code, String message, Headers headers) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  Headers headers() {
    return headers;
  }

  String text() {
    var message = getMessage();
    return message == null ? code : message;
  }
}
