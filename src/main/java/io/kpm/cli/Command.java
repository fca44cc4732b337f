// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** One command: declares its arguments when it is built, does its work when they are read. */
interface Command {
  Arguments arguments();

  /**
   * Does the work and prints the result.
   *
   * @return the exit code
   * @throws io.kpm.error.KpmException if it failed
   */
  int run();
}
