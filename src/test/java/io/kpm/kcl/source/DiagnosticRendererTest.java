// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DiagnosticRendererTest {
  @Test
  void marksTheColumn() {
    assertThat(render("a = 1\nb = 1 + None\n", 2, 5, "message")).isEqualTo("""
        error[E2G22]: TypeError
         --> main.k:2:5
          |
        2 | b = 1 + None
          |     ^ message
          |
        """);
  }

  @Test
  void givesThePlaceOfAWholeLineNoMark() {
    assertThat(render("\n".repeat(11) + "x = 1", 12, Place.NO_COLUMN, "a\nb")).isEqualTo("""
        error[E2G22]: TypeError
          --> main.k:12:1
           |
        12 | x = 1
           |  a
        b
           |
        """);
  }

  @Test
  void printsAllMessagesNotesAndSuggestions() {
    var file = new SourceFile("main.k", "a = 1\na = 2\n");
    var first = Diagnostic.Message.at(new Place(file, 2, 1), "changed");
    var second = Diagnostic.Message.at(new Place(file, 1, 1), "declared").withNote("use _a");
    var diagnostic =
        new Diagnostic(DiagnosticKind.IMMUTABLE, List.of(first, second), List.of("try it"));

    assertThat(DiagnosticRenderer.render(List.of(diagnostic))).isEqualTo("""
        error[E1001]: ImmutableError
         --> main.k:2:1
          |
        2 | a = 2
          | ^ changed
          |
         --> main.k:1:1
          |
        1 | a = 1
          | ^ declared
          |
        note: use _a
        suggestion: try it
        """);
  }

  @Test
  void printsAnErrorWithoutPlaceOnOneLine() {
    var diagnostic = Diagnostic.withoutPlace(DiagnosticKind.EVALUATION, "cannot find it");

    assertThat(DiagnosticRenderer.render(List.of(diagnostic)))
        .isEqualTo("error[E3M38]: cannot find it\n");
  }

  @Test
  void printsEqualDiagnosticsOnce() {
    var one = Diagnostic.withoutPlace(DiagnosticKind.EVALUATION, "one");
    var two = Diagnostic.withoutPlace(DiagnosticKind.EVALUATION, "two");

    assertThat(DiagnosticRenderer.render(List.of(one, two, one)))
        .isEqualTo("error[E3M38]: one\n\nerror[E3M38]: two\n");
  }

  @Test
  void countsTabsAsNothingAndWideCharactersAsTwo() {
    assertThat(render("\ta = '表é\u0301' + 1", 1, 12, "here")).contains("\n  |           ^ here\n");
  }

  @Test
  void putsAColumnBehindTheLineOnItsLastCharacter() {
    assertThat(render("abc", 1, 99, "here")).contains("\n  |   ^ here\n");
  }

  @Test
  void escapesWhatATerminalMightObey() {
    assertThat(render("a\u001b[31m = 1", 1, 8, "got \u001b")).isEqualTo("""
        error[E2G22]: TypeError
         --> main.k:1:8
          |
        1 | a\\x1b[31m = 1
          |           ^ got \\x1b
          |
        """);
  }

  @Test
  void showsThePartOfALongLineAroundTheColumn() {
    var line = "x".repeat(5000) + "HERE" + "y".repeat(5000);

    var printed = render(line, 1, 5001, "m").split("\n", -1);

    assertThat(printed[3]).hasSizeLessThanOrEqualTo(200).startsWith("1 | …xxx").endsWith("yyy…");
    assertThat(printed[4].indexOf('^')).isEqualTo(printed[3].indexOf("HERE"));
  }

  @Test
  void cutsTheLinesOfMessages() {
    var printed = render("a", 1, 1, "z".repeat(100_000) + "\nend");

    assertThat(printed).contains("z…\nend\n").hasSizeLessThan(1200);
  }

  private static String render(String text, int line, int column, String message) {
    var place = new Place(new SourceFile("main.k", text), line, column);
    return DiagnosticRenderer.render(List.of(Diagnostic.of(DiagnosticKind.TYPE, place, message)));
  }

  @Test
  void tellsHowManyErrorsFollowTheFirst() {
    var errors = IntStream.range(0, 102)
        .mapToObj(i -> Diagnostic.withoutPlace(DiagnosticKind.EVALUATION, "wrong " + i))
        .toList();

    assertThat(DiagnosticRenderer.render(errors))
        .endsWith("error[E3M38]: wrong 99\n\n… and 2 more errors\n");
  }
}
