// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.EvalError;

/** A text that may be read only so often, so that a backtracking matcher comes to an end. */
final class BudgetedText implements CharSequence {
  // about two seconds; a linear pattern reads each character of the longest string a few times
  private static final long READS = 200_000_000;

  private final String text;
  private final long[] left;

  BudgetedText(String text) {
    this(text, new long[] {READS});
  }

  private BudgetedText(String text, long[] left) {
    this.text = text;
    this.left = left;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (--left[0] < 0) {
      throw new EvalError("the pattern takes more than " + READS + " steps on this text");
    }
    return text.charAt(index);
  }

  @Override
  public BudgetedText subSequence(int start, int end) {
    return new BudgetedText(text.substring(start, end), left);
  }

  @Override
  public String toString() {
    return text;
  }
}
