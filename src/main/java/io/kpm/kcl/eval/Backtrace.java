// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls that have not returned: of lambdas, schemas and rules.
 *
 * <p>As in the reference a call that fails leaves the trace like one that returns, and only the
 * conversion of a dict to an instance stays on it. So a trace is short, and the failure is reported
 * where the outermost call stands.
 */
final class Backtrace {
  private static final String MAIN = "kcl_main";

  private final List<Site> sites = new ArrayList<>();
  private String function = MAIN;

  /** Where a function called another one. */
  private record Site(String function, Span position) {}

  int depth() {
    return sites.size();
  }

  /** Notes that {@code callee} is called at {@code caller}. */
  void enter(String callee, Span caller) {
    sites.add(new Site(function, caller));
    function = callee;
  }

  /** Forgets the innermost call; returns where it stood. */
  Span leave() {
    var site = sites.remove(sites.size() - 1);
    function = site.function;
    return site.position;
  }

  /** The trace as a note, innermost function first; {@code position} is where that one stands. */
  String note(Span position) {
    var note = new StringBuilder("backtrace:");
    append(note, 0, new Site(function, position));
    for (int i = 1; i <= sites.size(); i++) {
      append(note, i, sites.get(sites.size() - i));
    }
    return note.toString();
  }

  private static void append(StringBuilder note, int number, Site site) {
    note.append("\n\t").append(number).append(": ").append(site.function);
    var position = site.position;
    note.append("\n\t\tat ").append(position.file().name());
    note.append(':').append(position.line());
  }
}
