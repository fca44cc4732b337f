// SPDX-License-Identifier: Apache-2.0
package io.kpm.report;

/** Receives the events of one command. Called from several threads; does not fail. */
public interface Reporter {
  void report(Event event);

  /** Whether events of the protocol trace are wanted, so that nobody builds them in vain. */
  default boolean traces() {
    return false;
  }

  default void say(String line) {
    report(new Event.Said(line));
  }

  default void warn(String line) {
    report(new Event.Warned(line));
  }

  default void detail(String line) {
    report(new Event.Detailed(line));
  }

  /** A reporter that drops everything. */
  static Reporter silent() {
    return Silent.INSTANCE;
  }
}
