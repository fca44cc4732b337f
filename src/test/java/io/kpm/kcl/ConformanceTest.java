// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.kcl.source.Diagnostic;
import io.kpm.kcl.source.DiagnosticRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One test per case directory: {@code main.k} with {@code stdout.golden}, or with
 * {@code stderr.golden} if the program must be refused. {@code -Dkcl.corpus=DIR} adds a directory
 * of cases outside the repository.
 *
 * <p>Of the cases in the repository the text counts, with the order of keys and the places of
 * messages; of the others only values, and that a program is refused.
 *
 * <p>A case that {@code testdata/kcl/known-failures.txt} lists must fail honestly: with a
 * diagnostic that has a position. One that passes has to be struck off the list.
 */
final class ConformanceTest {
  private static final Path OWN = Path.of("testdata/kcl");
  private static final AtomicInteger RAN = new AtomicInteger();

  @TestFactory
  Stream<DynamicTest> everyCaseGivesItsGolden() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (var kcase : KclCase.allIn(OWN)) {
      tests.add(DynamicTest.dynamicTest(kcase.name(), () -> runExactly(kcase)));
    }
    var corpus = System.getProperty("kcl.corpus", "");
    if (!corpus.isBlank()) {
      tests.addAll(tests(Path.of(corpus), knownFailures()));
    }
    return tests.stream();
  }

  /** The listed names; lines that begin with {@code #} say why they fail. */
  private static Set<String> knownFailures() throws IOException {
    var names = new HashSet<String>();
    for (var line : Files.readAllLines(OWN.resolve("known-failures.txt"), UTF_8)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        names.add(line);
      }
    }
    return names;
  }

  @AfterAll
  static void printsHowManyCasesRan() {
    System.out.println("KCL conformance: " + RAN + " cases");
  }

  private static List<DynamicTest> tests(Path suite, Set<String> known) throws IOException {
    var tests = new ArrayList<DynamicTest>();
    var unseen = new HashSet<>(known);
    for (var kcase : KclCase.allIn(suite)) {
      boolean mayFail = unseen.remove(kcase.name());
      tests.add(DynamicTest.dynamicTest(kcase.name(), () -> run(kcase, mayFail)));
    }
    assertThat(unseen).describedAs("known failures that are no cases").isEmpty();
    return tests;
  }

  private static void runExactly(KclCase kcase) throws Exception {
    RAN.incrementAndGet();
    var result = KclEngine.run(kcase.request());

    if (kcase.mustBeRefused()) {
      assertThat(kcase.relative(DiagnosticRenderer.render(result.diagnostics())))
          .contains(kcase.refusal());
    } else {
      assertThat(result.diagnostics()).isEmpty();
      assertThat(result.printed() + result.output()).isEqualTo(kcase.golden());
    }
  }

  private static void run(KclCase kcase, boolean mayFail) throws Exception {
    RAN.incrementAndGet();
    var result = KclEngine.run(kcase.request());

    if (kcase.mustBeRefused()) {
      assertThat(result.diagnostics()).isNotEmpty().allMatch(ConformanceTest::hasPlace);
    } else if (mayFail) {
      assertThat(result.diagnostics())
          .describedAs("a known failure that passes is to be struck off the list")
          .isNotEmpty()
          .allMatch(ConformanceTest::hasPlace);
    } else {
      assertThat(result.diagnostics()).isEmpty();
      assertThat(GoldenYaml.documents(result.printed() + result.output()))
          .isEqualTo(GoldenYaml.documents(kcase.golden()));
    }
  }

  private static boolean hasPlace(Diagnostic diagnostic) {
    return diagnostic.messages().get(0).place().isPresent();
  }
}
