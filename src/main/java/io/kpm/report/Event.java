// SPDX-License-Identifier: Apache-2.0
package io.kpm.report;

/** Something worth telling on stderr while a command runs. */
public sealed interface Event {
  /** A line of talk; silent with {@code --quiet}. */
  record Said(String line) implements Event {}

  /** Something the user should look at, though the command goes on; silent with {@code --quiet}. */
  record Warned(String line) implements Event {}

  /** A line for {@code --verbose}. */
  record Detailed(String line) implements Event {}

  /** A line of the protocol trace, secrets removed; only with {@code --trace}. */
  record Traced(String line) implements Event {}

  /**
   * How far a transfer has come; drawn on terminals only.
   *
   * @param what the blob or file, for people
   * @param bytes moved so far
   * @param total the size, in bytes
   */
  record Moved(String what, long bytes, long total) implements Event {}
}
