// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/**
 * A failure of the program that is being evaluated: a message without position, which the evaluator
 * turns into a diagnostic. It carries no stack trace, so it is cheap to throw.
 */
public final class EvalError extends RuntimeException {
  private final String text;

  public EvalError(String text) {
    super(text, null, false, false);
    this.text = text;
  }

  /** The message; unlike {@link #getMessage()} never null. */
  public String text() {
    return text;
  }
}
