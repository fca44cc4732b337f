// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import org.jspecify.annotations.Nullable;

/**
 * A text to be found in others, however regular both are in a time that grows with their lengths
 * and not with the product of them (Knuth, Morris and Pratt, 1977).
 */
public final class TextPattern {
  private static final int NOT_FOUND = -1;

  // the simple search compares at most so many characters at each place
  private static final int SHORT = 8;

  private final String sought;
  private @Nullable Automaton forward;
  private @Nullable Automaton backward;

  public TextPattern(String sought) {
    this.sought = sought;
  }

  public int length() {
    return sought.length();
  }

  /** Where the first occurrence begins that does not begin before {@code from}, or -1. */
  public int in(String text, int from) {
    if (sought.length() <= SHORT) {
      return text.indexOf(sought, from);
    }
    if (text.length() - from < sought.length()) {
      return NOT_FOUND;
    }
    var automaton = forward == null ? new Automaton(sought.toCharArray()) : forward;
    forward = automaton;
    return automaton.in(text, from);
  }

  /** Where the last occurrence begins that does not begin behind {@code to}, or -1. */
  public int lastIn(String text, int to) {
    if (sought.length() <= SHORT) {
      return text.lastIndexOf(sought, to);
    }
    int end = (int) Math.min(text.length(), (long) to + sought.length());
    if (end < sought.length()) {
      return NOT_FOUND;
    }
    var automaton = backward == null ? new Automaton(reversed(sought)) : backward;
    backward = automaton;
    return automaton.before(text, end);
  }

  private static char[] reversed(String text) {
    var chars = new char[text.length()];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = text.charAt(chars.length - 1 - i);
    }
    return chars;
  }

  /** The characters in the order in which they are met, and how to go on where one differs. */
  private static final class Automaton {
    private final char[] wanted;
    // for every beginning the length of the longest one that it also ends with
    private final int[] borders;

    Automaton(char[] wanted) {
      this.wanted = wanted;
      this.borders = new int[wanted.length];
      for (int i = 1; i < wanted.length; i++) {
        borders[i] = matched(borders[i - 1], wanted[i]);
      }
    }

    int in(String text, int from) {
      int matched = 0;
      for (int i = from; i < text.length(); i++) {
        char next = text.charAt(i);
        matched = next == wanted[matched] ? matched + 1 : matched(matched, next);
        if (matched == wanted.length) {
          return i - matched + 1;
        }
      }
      return NOT_FOUND;
    }

    int before(String text, int end) {
      int matched = 0;
      for (int i = end - 1; i >= 0; i--) {
        char next = text.charAt(i);
        matched = next == wanted[matched] ? matched + 1 : matched(matched, next);
        if (matched == wanted.length) {
          return i;
        }
      }
      return NOT_FOUND;
    }

    /** How many characters are matched with one more, when so many were before. */
    private int matched(int before, char next) {
      int matched = before;
      while (matched > 0 && wanted[matched] != next) {
        matched = borders[matched - 1];
      }
      return wanted[matched] == next ? matched + 1 : 0;
    }
  }
}
