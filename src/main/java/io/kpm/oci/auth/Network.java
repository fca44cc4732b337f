// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.http.HttpStack;
import io.kpm.http.HttpTransport;
import io.kpm.http.RedirectTransport;
import io.kpm.http.Retries;
import io.kpm.http.RetryTransport;
import io.kpm.http.Time;

/**
 * The way out for one command.
 *
 * @param wire sends each request once
 * @param discreetWire the same, but a trace shows no bodies
 * @param retries counts the tries of all requests
 * @param time measures the lives of tokens
 */
public record Network(HttpTransport wire, HttpTransport discreetWire, Retries retries, Time time) {
  /** The way over real connections. */
  public static Network of(HttpStack stack) {
    return new Network(stack.wire(), stack.discreetWire(), stack.retries(), Time.system());
  }

  /** Redirects followed around a transport, nothing repeated. */
  public HttpTransport following(HttpTransport once) {
    return RedirectTransport.anywhere(once);
  }

  /** Redirects followed and what failed in passing repeated, around a transport. */
  public HttpTransport patient(HttpTransport once) {
    return new RetryTransport(following(once), retries);
  }

  /** For token servers: redirects do not lead anywhere else. */
  HttpTransport tokens() {
    return new RetryTransport(RedirectTransport.withinOrigin(discreetWire), retries);
  }
}
