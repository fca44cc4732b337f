// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements in a text, which do not overlap; all places are those of the text as it was. */
final class TextPatch {
  private final List<Replacement> replacements = new ArrayList<>();

  void replace(int start, int end, String by) {
    replacements.add(new Replacement(start, end, by));
  }

  void insert(int at, String text) {
    replace(at, at, text);
  }

  void remove(int start, int end) {
    replace(start, end, "");
  }

  /** The text with all replacements; insertions at one place stand in the order of the calls. */
  String applyTo(String text) {
    var sorted = new ArrayList<>(replacements);
    sorted.sort(Comparator.comparingInt(Replacement::start).thenComparingInt(Replacement::end));
    var out = new StringBuilder(text.length());
    int at = 0;
    for (var replacement : sorted) {
      out.append(text, at, replacement.start()).append(replacement.by());
      at = replacement.end();
    }
    return out.append(text, at, text.length()).toString();
  }

  private record Replacement(int start, int end, String by) {}
}
