// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import java.util.Optional;

/**
 * A bearer token with its life span, on a clock that never jumps.
 *
 * @param refreshToken serves the next renewal, where the token server gave one
 * @param receivedNanos when it was received
 * @param lifeNanos how long it is good from then on
 */
record Token(String value, Optional<String> refreshToken, long receivedNanos, long lifeNanos) {
  // Renewed at 90 % of its life, so that it does not expire on the way.
  private static final double RENEW_AT = 0.9;

  /** Whether it may be sent with a request whose transfer takes a moment. */
  boolean isFresh(long nowNanos) {
    return nowNanos - receivedNanos < (long) (lifeNanos * RENEW_AT);
  }

  /** Whether at least that much of its life is left. */
  boolean lasts(long nanos, long nowNanos) {
    return lifeNanos - (nowNanos - receivedNanos) >= nanos;
  }

  @Override
  public String toString() {
    return "Token[***]";
  }
}
