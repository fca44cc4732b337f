// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.util.Map;

/**
 * How one command goes out.
 *
 * @param version of kpm, which names itself to servers
 * @param timeouts the limits of a connection
 * @param retries how often a request is repeated after the first try
 * @param offline no connection at all: every request fails
 * @param tls what secure connections trust and show
 * @param environment the variables, of which those for proxies and {@code SSL_CERT_FILE} are read
 */
public record HttpOptions(
    String version,
    Timeouts timeouts,
    int retries,
    boolean offline,
    TlsSettings tls,
    Map<String, String> environment) {
  private static final int DEFAULT_RETRIES = 5;

  public HttpOptions {
    environment = Map.copyOf(environment);
  }

  /** The defaults, without any variable set. */
  public static HttpOptions defaults(String version) {
    return new HttpOptions(
        version, Timeouts.defaults(), DEFAULT_RETRIES, false, TlsSettings.defaults(), Map.of());
  }

  public HttpOptions with(Timeouts other) {
    return new HttpOptions(version, other, retries, offline, tls, environment);
  }

  public HttpOptions with(TlsSettings other) {
    return new HttpOptions(version, timeouts, retries, offline, other, environment);
  }

  public HttpOptions withEnvironment(Map<String, String> other) {
    return new HttpOptions(version, timeouts, retries, offline, tls, other);
  }

  public HttpOptions withRetries(int other) {
    return new HttpOptions(version, timeouts, other, offline, tls, environment);
  }

  public HttpOptions withoutNetwork() {
    return new HttpOptions(version, timeouts, retries, true, tls, environment);
  }
}
