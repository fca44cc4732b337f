// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.Diagnostic;
import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The errors found so far, each once, in order of discovery; it can be muted for a second look. */
final class Problems {
  private static final int MOST_WITH_SUGGESTION = 100;

  private final Set<Diagnostic> found = new LinkedHashSet<>();
  private int muted;

  void add(DiagnosticKind kind, Place place, String text) {
    add(Diagnostic.of(kind, place, text));
  }

  void add(DiagnosticKind kind, Diagnostic.Message... messages) {
    add(new Diagnostic(kind, List.of(messages), List.of()));
  }

  private void add(Diagnostic diagnostic) {
    if (muted == 0) {
      found.add(diagnostic);
    }
  }

  /** Names that a misspelt one may have meant; said for the first errors only, it takes time. */
  String suggestion(String name, Supplier<Collection<String>> candidates) {
    return found.size() < MOST_WITH_SUGGESTION
        ? Suggestions.didYouMean(name, List.copyOf(candidates.get()))
        : "";
  }

  /** Reports nothing until {@link #unmute()}; calls nest. */
  void mute() {
    muted++;
  }

  void unmute() {
    muted--;
  }

  List<Diagnostic> all() {
    return new ArrayList<>(found);
  }
}
