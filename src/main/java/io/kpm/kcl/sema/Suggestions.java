// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Names that a misspelt one may have meant, by the Jaro–Winkler similarity as the reference
 * computes it: transpositions are not halved, and the common prefix counts in full.
 */
final class Suggestions {
  private static final double THRESHOLD = 0.8;
  private static final double PREFIX_WEIGHT = 0.1;

  private Suggestions() {}

  /** {@code , did you mean '["x"]'?}, or nothing. */
  static String didYouMean(String name, List<String> candidates) {
    var similar = similar(name, candidates);
    return similar.isEmpty()
        ? ""
        : ", did you mean '[\"" + String.join("\", \"", similar) + "\"]'?";
  }

  /** {@code , did you mean 'x or y'?}, or nothing. */
  static String didYouMeanParameter(String name, List<String> candidates) {
    var similar = similar(name, candidates);
    return similar.isEmpty() ? "" : ", did you mean '" + String.join(" or ", similar) + "'?";
  }

  private static List<String> similar(String name, List<String> candidates) {
    var scored = new ArrayList<Scored>();
    for (var candidate : candidates) {
      double score = similarity(name, candidate);
      if (score > THRESHOLD) {
        scored.add(new Scored(candidate, score));
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::score));
    var names = new ArrayList<String>();
    for (var entry : scored) {
      names.add(entry.name());
    }
    return names;
  }

  private static double similarity(String a, String b) {
    double jaro = jaro(a, b);
    int prefix = 0;
    while (prefix < Math.min(a.length(), b.length()) && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return Math.min(1, jaro + PREFIX_WEIGHT * prefix * (1 - jaro));
  }

  private static double jaro(String a, String b) {
    int window = Math.max(a.length(), b.length()) / 2 - 1;
    var taken = new boolean[b.length()];
    double matches = 0;
    double transpositions = 0;
    int last = 0;
    for (int i = 0; i < a.length(); i++) {
      int found = match(a.charAt(i), b, taken, i - window, i + window);
      if (found >= 0) {
        taken[found] = true;
        transpositions += found < last ? 1 : 0;
        last = found;
        matches++;
      }
    }
    if (matches == 0) {
      return 0;
    }
    return (matches / a.length() + matches / b.length() + (matches - transpositions) / matches) / 3;
  }

  private static int match(char wanted, String text, boolean[] taken, int from, int to) {
    for (int i = Math.max(0, from); i <= Math.min(text.length() - 1, to); i++) {
      if (!taken[i] && text.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  private record Scored(String name, double score) {}
}
