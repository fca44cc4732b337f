// SPDX-License-Identifier: Apache-2.0
package io.kpm.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The candidate that the user most likely meant: the smallest edit distance, if it is small. */
public final class Nearest {
  private Nearest() {}

  /** The nearest candidate, at most a third of the letters (and at least one) away. */
  public static Optional<String> to(String typed, Collection<String> candidates) {
    int best = Math.max(1, typed.length() / 3) + 1;
    String nearest = "";
    for (var candidate : candidates) {
      int distance = distance(typed.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that turn one text into another.
   */
  private static int distance(String a, String b) {
    int[] beforePrevious = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
        if (i > 1 && j > 1 && isSwap(a, b, i, j)) {
          current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
        }
      }
      int[] reused = beforePrevious;
      beforePrevious = previous;
      previous = current;
      current = reused;
    }
    return previous[b.length()];
  }

  private static boolean isSwap(String a, String b, int i, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
