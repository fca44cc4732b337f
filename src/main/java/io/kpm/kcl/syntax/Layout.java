// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.Arrays;

/**
 * The stack of open indentation levels. A level is a pair (tabs, blanks); two levels can be
 * compared only if both numbers agree in direction.
 */
final class Layout {
  private static final int FIRST_CAPACITY = 8;

  private int[] tabs = new int[FIRST_CAPACITY];
  private int[] blanks = new int[FIRST_CAPACITY];
  private int top;
  private int closed;
  private int surplus;

  /** What the first token of a line does to the open levels. */
  enum Change {
    NONE,
    INDENT,
    DEDENT,
    /** The line mixes tabs and blanks in a way that cannot be compared; nothing has changed. */
    INCONSISTENT
  }

  /** Moves to the level of a line; after {@link Change#DEDENT} {@link #closed()} tells how far. */
  Change moveTo(int lineTabs, int lineBlanks) {
    if (!isComparable(lineTabs, lineBlanks)) {
      return Change.INCONSISTENT;
    }
    int order = compare(lineTabs, lineBlanks);
    if (order == 0) {
      return Change.NONE;
    }
    if (order < 0) {
      close(lineTabs, lineBlanks);
      return Change.DEDENT;
    }
    push(lineTabs, lineBlanks);
    return Change.INDENT;
  }

  /** The number of levels the last DEDENT left, at least 1. */
  int closed() {
    return closed;
  }

  /**
   * The blanks by which the line that caused the last DEDENT lies deeper than the level it should
   * return to; 0 if it is aligned. The level it fell out of stays open then.
   */
  int surplus() {
    return surplus;
  }

  /** The number of open levels, which end with the input. */
  int open() {
    return top;
  }

  private void close(int lineTabs, int lineBlanks) {
    closed = 0;
    surplus = 0;
    while (isComparable(lineTabs, lineBlanks) && compare(lineTabs, lineBlanks) < 0) {
      top--;
      closed++;
    }
    if (isComparable(lineTabs, lineBlanks) && compare(lineTabs, lineBlanks) > 0) {
      surplus = Math.max(1, lineBlanks - blanks[top]);
      top++;
    }
  }

  private void push(int lineTabs, int lineBlanks) {
    if (++top == tabs.length) {
      tabs = Arrays.copyOf(tabs, top * 2);
      blanks = Arrays.copyOf(blanks, top * 2);
    }
    tabs[top] = lineTabs;
    blanks[top] = lineBlanks;
  }

  private boolean isComparable(int lineTabs, int lineBlanks) {
    return Integer.compare(lineTabs, tabs[top]) * Integer.compare(lineBlanks, blanks[top]) >= 0;
  }

  private int compare(int lineTabs, int lineBlanks) {
    return lineTabs != tabs[top] ? lineTabs - tabs[top] : lineBlanks - blanks[top];
  }
}
