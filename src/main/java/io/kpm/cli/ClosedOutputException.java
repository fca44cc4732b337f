// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** Whoever read our stdout has had enough, as {@code head} does: the end, and no failure. */
final class ClosedOutputException extends RuntimeException {
  ClosedOutputException(Throwable cause) {
    super(cause);
  }
}
