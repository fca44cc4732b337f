// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/**
 * How much goes to stderr, and how.
 *
 * @param quiet only errors
 * @param verbose details too
 * @param trace the protocol, and the back traces of bugs
 * @param colour on a terminal that wants it
 * @param progress transfers are drawn while they run
 */
record Talk(boolean quiet, boolean verbose, boolean trace, boolean colour, boolean progress) {
  static final Talk NORMAL = new Talk(false, false, false, false, false);
}
