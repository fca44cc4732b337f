// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.http.HttpTransport;

/** The ways to send requests to a registry, as the flags of one command set them up. */
public interface Connections {
  /**
   * A transport that sends each request once. The registry sees the user's client certificate, no
   * other host does.
   *
   * @param host host and port of the registry
   * @param unverified whether the certificate of that host is taken as it is
   */
  HttpTransport to(String host, boolean unverified);

  /** The same transport, but what failed in passing is sent again. */
  HttpTransport repeating(HttpTransport once);

  /** The same transport, but redirects of reading requests are followed. */
  HttpTransport following(HttpTransport once);
}
