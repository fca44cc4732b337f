// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.kcl.source.DiagnosticRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KclEngineTest {
  @TempDir
  Path directory;

  @Test
  void writesTheGlobalsOfAllFiles() throws Exception {
    write("one.k", "a = b + 1");
    write("two.k", "b = 1");

    var result = run(KclOptions.DEFAULT, "one.k", "two.k");

    assertThat(result.output()).isEqualTo("a: 2\nb: 1\n");
  }

  @Test
  void takesTheFilesOfADirectoryButNoTests() throws Exception {
    write("b.k", "b = 2");
    write("a.k", "a = 1");
    write("a_test.k", "c = 3");

    var result = run(KclOptions.DEFAULT, "");

    assertThat(result.output()).isEqualTo("a: 1\nb: 2\n");
  }

  @Test
  void writesJsonOnRequest() throws Exception {
    write("main.k", "b = [1, None]\na = \"x\"\n_c = 1");

    var result = run(new KclOptions(true, true, true, true, false, false), "main.k");

    assertThat(result.output()).isEqualTo("{\"_c\": 1, \"a\": \"x\", \"b\": [1]}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "1500, [s], recursion deeper than 1000",
    "60, '[s, s]', a value of more than 12000000 words in all"
  })
  void pointsAtWhatCannotBeWritten(int levels, String step, String message) throws Exception {
    var nested = "reduce(lambda s, i { %s }, range(%d), 1)".formatted(step, levels);
    write("main.k", "a = 1\nb = " + nested + "\nc = 2\n");

    var result = run(KclOptions.DEFAULT, "main.k");

    assertThat(DiagnosticRenderer.render(result.diagnostics()))
        .contains("main.k:2:1\n")
        .contains(message);
  }

  @Test
  void refusesALiteralZeroAsDivisorAtTheLeftOperand() throws Exception {
    write("main.k", "a = [1 // i for i in [0] if i]\nb = lambda {\n    3 + 1 % 0\n}\n");

    var result = run(KclOptions.DEFAULT, "main.k");

    assertThat(DiagnosticRenderer.render(result.diagnostics()))
        .containsOnlyOnce("error[")
        .contains("main.k:3:9\n")
        .contains("^ integer division or modulo by zero");
  }

  @Test
  void keepsWhatWasPrintedBeforeAFailure() throws Exception {
    write("main.k", "print(\"hello\")\nassert False, \"enough\"");

    var result = run(KclOptions.DEFAULT, "main.k");

    assertThat(result.printed()).isEqualTo("hello\n");
    assertThat(result.output()).isEmpty();
    assertThat(result.diagnostics().get(0).text()).isEqualTo("enough");
  }

  @Test
  void namesFilesByTheirAbsolutePath() throws Exception {
    write("main.k", "a = 1\nb = c");

    var result = run(KclOptions.DEFAULT, "main.k");

    var place = result.diagnostics().get(0).messages().get(0).place().orElseThrow();
    assertThat(place.file().name()).isEqualTo(directory + "/main.k");
    assertThat(place.line()).isEqualTo(2);
    assertThat(place.column()).isEqualTo(5);
  }

  @Test
  void tellsTheOutermostCallOfAFailureWhenDebugging() throws Exception {
    write("main.k", """
        f = lambda x {
            x // 0
        }
        a = f(1)
        """);

    var result = run(new KclOptions(false, false, false, false, false, true), "main.k");

    assertThat(DiagnosticRenderer.render(result.diagnostics()))
        .isEqualTo("""
        error[E3M38]: EvaluationError
         --> {dir}/main.k:4:1
          |
        4 | a = f(1)
          |  attempt to divide by zero
          |
        note: backtrace:
        \t0: kcl_main
        \t\tat {dir}/main.k:4
        """.replace("{dir}", directory.toString()));
  }

  @Test
  void keepsTheFrameOfAConversionThatFails() throws Exception {
    write("main.k", """
        schema S:
            m: any
            check:
                m, "m"
        schema T:
            s: S
        f = lambda x {
            T {
                s: {
                    m = x
                }
            }
        }
        t = f(0)
        """);

    var result = run(new KclOptions(false, false, false, false, false, true), "main.k");

    var messages = result.diagnostics().get(0).messages();
    assertThat(messages.get(1).note()).hasValue("""
        backtrace:
        \t0: lambda
        \t\tat {dir}/main.k:10
        \t1: kcl_main
        \t\tat {dir}/main.k:14""".replace("{dir}", directory.toString()));
  }

  @Test
  void reportsTheFailureBehindOneThatWasCaught() throws Exception {
    write("main.k", """
        import runtime
        schema S:
            m: int
            check:
                m > 0
        caught = runtime.catch(lambda {
            S {m = 0}
        })
        none: any = None
        a = none.x
        """);

    var result = run(KclOptions.DEFAULT, "main.k");

    var messages = result.diagnostics().get(0).messages();
    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).place().orElseThrow().line()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      a = b | name 'b' is not defined
      a = 1\\na = 2 | Can not change the value of 'a', because it was declared immutable
      a = 1\\na += 2 | Immutable variable 'a' is modified during compiling
      a = [] + {} | unsupported operand type(s) for +: '[any]' and '{any:any}'
      a: int = "1" | expected int, got str(1)
      zero = 0\\na = 1 // zero | attempt to divide by zero
      f = lambda n: int { f(n + 1) }\\na = f(0) | recursion deeper than 1000 at {dir}/main.k:1
      schema S:\\n    x: S = S {}\\na = S {} | recursion deeper than 1000 at {dir}/main.k:2
      schema S:\\n    x: int\\na = S {y = 1} | Cannot add member 'y' to schema 'S'
      schema S:\\n    x: int\\na = S {} | attribute 'x' of S is required and can't be None or Undefined
      import nowhere | Cannot find the module nowhere from {dir}/nowhere
      """)
  void refusesWhatIsWrong(String program, String message) throws Exception {
    write("main.k", program.replace("\\n", "\n"));

    var result = run(KclOptions.DEFAULT, "main.k");

    assertThat(result.output()).isEmpty();
    assertThat(result.diagnostics().get(0).text())
        .isEqualTo(message.replace("{dir}", directory.toString()));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text, UTF_8);
  }

  private KclResult run(KclOptions options, String... entries) throws InterruptedException {
    var files = new DirectoryFiles(directory);
    return KclEngine.run(KclRequest.of(directory.toString(), files, List.of(entries), options));
  }
}
