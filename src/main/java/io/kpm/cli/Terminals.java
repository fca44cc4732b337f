// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** Which of the standard streams is a terminal. */
public record Terminals(boolean in, boolean out, boolean err) {
  /** None is, as in scripts and tests. */
  public static final Terminals NONE = new Terminals(false, false, false);
}
