// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kpm.kcl.source.DiagnosticRenderer;
import io.kpm.kcl.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Parses a corpus of programs outside the repository, where there is one. */
final class CorpusParseTest {
  private static final Path SHARED = Path.of("..", "shared");
  private static final Path CONFORMANCE = SHARED.resolve("conformance");

  @Test
  void exactlyTheCasesWithSyntaxErrorsHaveSyntaxErrors() throws IOException {
    assumeTrue(Files.isDirectory(CONFORMANCE.resolve("kcl")), "no conformance corpus here");
    var root = CONFORMANCE.resolve("kcl");

    var rejected = new TreeSet<String>();
    for (var file : programs(root)) {
      if (!parse(file).diagnostics().isEmpty()) {
        rejected.add(root.relativize(file).toString());
      }
    }

    assertThat(rejected).isEqualTo(casesWithSyntaxErrors());
  }

  @Test
  void printsTheirSyntaxErrorsLikeTheGoldens() throws IOException {
    assumeTrue(Files.isDirectory(CONFORMANCE.resolve("kcl")), "no conformance corpus here");

    var wrong = new TreeSet<String>();
    for (var program : casesWithSyntaxErrors()) {
      var golden = CONFORMANCE.resolve("kcl").resolve(program).resolveSibling("stderr.golden");
      var expected = Files.readString(golden, UTF_8);
      var text = Files.readString(CONFORMANCE.resolve("kcl").resolve(program), UTF_8);
      var errors = Parser.parse(new SourceFile("${CWD}/main.k", text)).diagnostics();
      var printed = DiagnosticRenderer.render(errors).replace("\n\n", "\n").strip();
      if (!expected.startsWith(printed) && !printed.contains(expected.strip())) {
        wrong.add(program + "\n" + printed);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void realPackagesHaveNoSyntaxErrors() throws IOException {
    assumeTrue(Files.isDirectory(SHARED.resolve("packages")), "no packages here");

    var rejected = new TreeSet<String>();
    for (var file : programs(SHARED.resolve("packages"))) {
      var result = parse(file);
      if (!result.diagnostics().isEmpty()) {
        rejected.add(file + ": " + result.diagnostics().get(0).messages());
      }
    }

    assertThat(rejected).isEmpty();
  }

  private static ParseResult parse(Path file) throws IOException {
    return Parser.parse(
        new SourceFile(file.toString(), new String(Files.readAllBytes(file), UTF_8)));
  }

  private static List<Path> programs(Path root) throws IOException {
    var found = new ArrayList<Path>();
    try (var files = Files.walk(root)) {
      files.filter(f -> f.toString().endsWith(".k")).forEach(found::add);
    }
    return found;
  }

  private static Set<String> casesWithSyntaxErrors() throws IOException {
    var cases = new TreeSet<String>();
    for (var line : Files.readAllLines(CONFORMANCE.resolve("cases.tsv"), UTF_8)) {
      var columns = line.split("\t", -1);
      if (columns[3].contains("syntax")) {
        cases.add(columns[0] + "/main.k");
      }
    }
    return cases;
  }
}
