// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

/** A clock that only goes forward and has nothing to do with the time of day. */
public interface MonotonicClock {
  /** Nanoseconds since some moment; only differences mean something. */
  long nanos();

  /** The clock of the machine. */
  static MonotonicClock ofMachine() {
    return MachineClock.INSTANCE;
  }
}
