// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

/** The clock of the machine. */
enum MachineClock implements MonotonicClock {
  INSTANCE;

  @Override
  public long nanos() {
    return System.nanoTime();
  }
}
