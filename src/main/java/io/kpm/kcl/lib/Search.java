// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.TextPattern;

/** A text to find in a part of another; positions are byte offsets of the UTF-8 form. */
final class Search {
  private static final int NOT_FOUND = -1;

  private final String text;
  private final String sought;
  private final TextPattern pattern;
  private final int from;
  private final int to;
  private final boolean isEmptyRange;

  /** The search of a method's call: sought text, start, end. */
  Search(String text, Call call) {
    this.text = text;
    this.sought = call.text(0);
    this.pattern = new TextPattern(sought);
    if (call.at(1).isAbsent() && call.at(2).isAbsent()) {
      this.isEmptyRange = false;
      this.from = 0;
      this.to = text.length();
      return;
    }
    int length = Utf8.length(text);
    long start = clamp(call.number(1, 0), length);
    long end = Math.min(clamp(call.number(2, length), length), length);
    this.isEmptyRange = start > end;
    this.from = isEmptyRange ? 0 : Utf8.charAt(text, (int) start);
    this.to = isEmptyRange ? 0 : Utf8.charAt(text, (int) end);
  }

  /** The offset of the first occurrence, or -1. */
  int first() {
    int at = isEmptyRange ? NOT_FOUND : pattern.in(text, from);
    return at < 0 || at + sought.length() > to ? NOT_FOUND : Utf8.length(text, 0, at);
  }

  /** The offset of the last occurrence, or -1. */
  int last() {
    int at = isEmptyRange ? NOT_FOUND : pattern.lastIn(text, to - sought.length());
    return at < from ? NOT_FOUND : Utf8.length(text, 0, at);
  }

  /** How often the text occurs, not counting overlaps; the empty text also at the end. */
  int count() {
    if (isEmptyRange) {
      return 0;
    }
    if (sought.isEmpty()) {
      return text.codePointCount(from, to) + 1;
    }
    int count = 0;
    int at = pattern.in(text, from);
    while (at >= 0 && at + sought.length() <= to) {
      count++;
      at = pattern.in(text, at + sought.length());
    }
    return count;
  }

  boolean atStart() {
    return !isEmptyRange && text.startsWith(sought, from) && from + sought.length() <= to;
  }

  boolean atEnd() {
    int at = to - sought.length();
    return !isEmptyRange && at >= from && text.startsWith(sought, at);
  }

  /** The offset itself. */
  static int found(int offset) {
    if (offset == NOT_FOUND) {
      throw new EvalError("substring not found");
    }
    return offset;
  }

  private static long clamp(long offset, int length) {
    return offset < 0 ? Math.max(0, offset + length) : Math.min(offset, length + 1L);
  }
}
