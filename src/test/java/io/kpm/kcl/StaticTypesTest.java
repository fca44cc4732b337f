// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the checker refuses: values of another type than the first one, and operands that cannot
 * work.
 */
final class StaticTypesTest {
  @TempDir
  Path directory;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      _a = 7\\n_a /= 2.0 | 2:1 | expected int, got float
      _a: int = 1\\n_a += 1.5 | 2:1 | expected int, got float
      _a = 3\\n_a *= "a" | 2:1 | expected int, got str
      _a = [1]\\n_a += ["s"] | 2:1 | expected [int], got [int ; str(s)]
      _a = [1]\\n_a[0] += 1.5 | 2:1 | expected int, got float
      _a = {x = 1}\\n_a.x += 1.5 | 2:1 | expected int, got float
      _a = {x = 1}\\n_a.x += "s" | 2:1 | unsupported operand type(s) for +: 'int' and 'str(s)'
      _a = None\\n_a = 1\\n_a = "s" | 3:1 | expected int, got str(s)
      f = lambda x {\\n    a = 1\\n    a = "s"\\n} | 3:5 | expected int, got str(s)
      f = lambda x: int {\\n    x = "s"\\n} | 2:5 | expected int, got str(s)
      f = lambda x {\\n    a = x\\n    a = 1\\n    a = "s"\\n} | 4:5 | expected int, got str(s)
      schema S:\\n    if True:\\n        a = 1\\n    else:\\n        a = [1] | 5:9 | expected int, got [int(1)]
      schema S:\\n    a = {x = 1}\\n    a = {y = "s"} | 3:10 | expected int, got str(s)
      schema S:\\n    a: int = 1\\n    a += 1.5 | 3:5 | expected int, got float
      _a = {s = "x", n = 1}\\n_a["s"] = 5 | 2:1 | expected str, got int(5)
      _a = {s = "x"}\\n_a.s.t = 5 | 2:1 | attribute 't' not found in 'str'
      _a = {k = {x = 1}}\\n_a.k = {x = "s"} | 2:1 | expected {str:int}, got {str(x):str(s)}
      a = {x = 3}\\nb: 1 ; 3 = a.x | 2:1 | expected int(1) ; int(3), got int
      a = {x = [1, 2]}\\nb: str = a.x[0] | 2:1 | expected str, got int
      a = 1Ki == 1024 | 1:5 | unsupported operand type(s) for ==: 'number_multiplier(1Ki)' and 'int(1024)'
      a = ([1] if True else "a")[0] | 1:5 | '[int(1)] ; str(a)' object is not subscriptable
      a = ("a" if True else "b")[0:1] | 1:5 | 'str(a) ; str(b)' object is not subscriptable
      l = [{x = 1}, {y = "a"}]\\na = [i["x"] for i in l] | 2:6 | '{str:int} ; {str:str}' object is not subscriptable
      schema S:\\n    a: int ; [int] = [1]\\n    b = a[0] | 3:9 | 'int ; [int]' object is not subscriptable
      f = lambda x: int, y: int = x + 1 { y } | 1:29 | name 'x' is not defined
      f = lambda {\\n    d = {x = 1}\\n    d.x = "s"\\n} | 3:5 | expected int, got str(s)
      schema AMixin:\\n    a: int\\nschema S:\\n    mixin [AMixin]\\ns = S {a = "s"} | 5:8 | expected int, got str(s)
      schema AMixin:\\n    a = 1\\nschema S:\\n    mixin [AMixin]\\ns = S {a = 2} | 5:8 | Cannot add member 'a' to schema 'S'
      a = {l += None} | 1:11 | only list type can in inserted, got 'NoneType'
      a = 1 / 0 | 1:5 | integer division or modulo by zero
      a = 1.5 % 0.0 | 1:5 | integer division or modulo by zero
      _a = 5\\n_a //= 0 | 2:1 | integer division or modulo by zero
      """)
  void refusesWhatCannotWork(String program, String place, String message) throws Exception {
    var diagnostic = run(program).diagnostics().get(0);

    var found = diagnostic.messages().get(0).place().orElseThrow();
    assertThat(found.line() + ":" + found.column()).isEqualTo(place);
    assertThat(diagnostic.text()).isEqualTo(message.replace(';', '|'));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      _a = []\\n_a += [1]\\n_a += ["s"]\\na = _a | a:\\n- 1\\n- s
      _a = {}\\n_a.x = 1\\n_a.x = "s"\\na = _a | a:\\n  x: s
      _b = {x = True, y = 1.5}\\na = {**_b, y = 6} | a:\\n  x: true\\n  'y': 6
      _a = {x = 1}\\n_a.x = 2\\n_a["x"] += 1\\na = _a | a:\\n  x: 3
      _a: float = 1.5\\n_a += 1\\na = _a | a: 2.5
      _a = 7\\n_a /= 2\\na = _a | a: 3.5
      a = (2 if True else "a") * 3 | a: 6
      a = [[], [1]]\\nb = [*a, ["s"]] | a:\\n- []\\n- - 1\\nb:\\n- []\\n- - 1\\n- - s
      _a = {x = 1}\\nf = lambda {\\n    _a.x = "s"\\n}\\nb = f()\\na = _a | b: s\\na:\\n  x: s
      """)
  void takesWhatFits(String program, String output) throws Exception {
    assertThat(run(program).output()).isEqualTo(output.replace("\\n", "\n") + "\n");
  }

  private KclResult run(String program) throws Exception {
    Files.writeString(
        directory.resolve("main.k"), program.replace("\\n", "\n").replace(';', '|'), UTF_8);
    var files = new DirectoryFiles(directory);
    return KclEngine.run(
        KclRequest.of(directory.toString(), files, List.of("main.k"), KclOptions.DEFAULT));
  }
}
