// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of patterns for relative paths with {@code /}: {@code *} and {@code ?} stop at a slash,
 * {@code [a-z]} and {@code [!a-z]} are one character of a set, a component {@code **} is any number
 * of components, {@code \} takes the next character literally.
 *
 * <p>A pattern that matches a directory matches everything below it. Matching takes time
 * proportional to the product of the two lengths, whatever the pattern.
 */
public final class Globs {
  private static final String ANY_DEPTH = "**";

  private final List<List<String>> patterns;

  private Globs(List<List<String>> patterns) {
    this.patterns = patterns;
  }

  /** The patterns; a leading {@code ./} and a final slash mean nothing. */
  public static Globs of(List<String> patterns) {
    var split = new ArrayList<List<String>>();
    for (var pattern : patterns) {
      split.add(components(pattern));
    }
    return new Globs(List.copyOf(split));
  }

  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** Whether a pattern matches the path or a directory above it. */
  public boolean matches(String path) {
    var components = components(path);
    for (var pattern : patterns) {
      if (matches(pattern, components)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> components(String text) {
    var parts = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '/') {
        var part = text.substring(start, i);
        if (!part.isEmpty() && !part.equals(".")) {
          parts.add(part);
        }
        start = i + 1;
      }
    }
    return List.copyOf(parts);
  }

  /** {@code reached[i]}: the components read so far may be followed by pattern part {@code i}. */
  private static boolean matches(List<String> pattern, List<String> path) {
    var reached = new boolean[pattern.size() + 1];
    reached[0] = true;
    skipAnyDepth(pattern, reached);
    for (var component : path) {
      if (reached[pattern.size()]) {
        return true;
      }
      var next = new boolean[pattern.size() + 1];
      for (int i = 0; i < pattern.size(); i++) {
        if (reached[i]) {
          step(pattern.get(i), i, component, next);
        }
      }
      skipAnyDepth(pattern, next);
      reached = next;
    }
    return reached[pattern.size()];
  }

  private static void step(String part, int i, String component, boolean[] next) {
    if (part.equals(ANY_DEPTH)) {
      next[i] = true;
    } else if (matchesOne(part, component)) {
      next[i + 1] = true;
    }
  }

  /** A {@code **} may stand for nothing. */
  private static void skipAnyDepth(List<String> pattern, boolean[] reached) {
    for (int i = 0; i < pattern.size(); i++) {
      if (reached[i] && pattern.get(i).equals(ANY_DEPTH)) {
        reached[i + 1] = true;
      }
    }
  }

  /** Greedy, with one point to come back to: the last star. */
  private static boolean matchesOne(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int starText = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starText = t;
        continue;
      }
      int end = p < pattern.length() ? matchCharacter(pattern, p, text.charAt(t)) : -1;
      if (end >= 0) {
        p = end;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++starText;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Where the pattern goes on after taking {@code c}; -1 if it does not take it. */
  private static int matchCharacter(String pattern, int at, char c) {
    char wanted = pattern.charAt(at);
    if (wanted == '?') {
      return at + 1;
    }
    if (wanted == '[') {
      int close = closingBracket(pattern, at);
      if (close > 0) {
        return isInSet(pattern, at + 1, close, c) ? close + 1 : -1;
      }
    }
    int literal = wanted == '\\' && at + 1 < pattern.length() ? at + 1 : at;
    return pattern.charAt(literal) == c ? literal + 1 : -1;
  }

  /** -1 where the bracket is never closed and so stands for itself. */
  private static int closingBracket(String pattern, int open) {
    int from = isNegated(pattern, open + 1) ? open + 3 : open + 2;
    return from > pattern.length() ? -1 : pattern.indexOf(']', from);
  }

  private static boolean isNegated(String pattern, int at) {
    return at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^');
  }

  private static boolean isInSet(String pattern, int from, int to, char c) {
    boolean negated = isNegated(pattern, from);
    boolean found = false;
    int i = negated ? from + 1 : from;
    while (i < to) {
      boolean range = i + 2 < to && pattern.charAt(i + 1) == '-';
      char last = pattern.charAt(range ? i + 2 : i);
      found |= pattern.charAt(i) <= c && c <= last;
      i += range ? 3 : 1;
    }
    return found != negated;
  }
}
