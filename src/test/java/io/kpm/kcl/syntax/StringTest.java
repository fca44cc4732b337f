// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.kcl.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StringTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "a'b"                     | a'b
      '\\'\\"\\\\'              | '"\\
      '\\101\\18\\0411'         | A\u00018!1
      '\\x41\\u00e9\\U0001F600' | Aé😀
      '\\N{BULLET}\\N{latin small letter a}' | •a
      '\\ud800'                 | \uFFFD
      '\\q\\{'                  | \\q\\{
      r'\\n\\''                 | \\n\\'
      R"a"                      | a
      ''                        | ``
      """)
  void resolvesEscapes(String program, String value) {
    assertThat(value(program)).isEqualTo(value);
  }

  @Test
  void resolvesControlEscapes() {
    assertThat(value("'\\a\\b\\f\\n\\r\\t\\v'")).isEqualTo("\u0007\b\f\n\r\t\u000B");
  }

  @Test
  void takesTheCommonMarginFromLongStrings() {
    assertThat(value("'''\n   x\n     y\n  '''")).isEqualTo(" x\n   y\n");
    assertThat(value("'''\n    a\n    '''")).isEqualTo("a\n");
    assertThat(value("'''\n  x\n'''")).isEqualTo("x\n");
    assertThat(value("'''  x\n   y'''")).isEqualTo("x\n y");
    assertThat(value("'''x\n  y'''")).isEqualTo("x\n  y");
  }

  @Test
  void looksAtLinesThatAreNotBlankForTheMargin() {
    assertThat(value("'''\n  x\n\n  y'''")).isEqualTo("x\n\ny");
    assertThat(value("'''\n   \n  x\n '''")).isEqualTo("  \n x\n");
    assertThat(value("'''\n   \n   \n'''")).isEqualTo("   \n   \n");
    assertThat(value("'''   '''")).isEmpty();
    assertThat(value("''''''")).isEmpty();
  }

  @Test
  void findsTheMarginAfterResolvingEscapes() {
    assertThat(value("\"\"\"\\\n    x\n  y\"\"\"")).isEqualTo("  x\ny");
    assertThat(value("'''\n  x\\n y\n  '''")).isEqualTo(" x\ny\n ");
    assertThat(value("r'''\n  x\n  '''")).isEqualTo("x\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "a${b}c"              | (join "a" (${} b) "c")
      "${a}${b}"            | (join (${} a) (${} b))
      "${a: #json}"         | (join (${} a #json))
      "${a:#yaml}"          | (join (${} a #yaml))
      "${a: #json }"        | (join (${} a #json ))
      '${d["k"]}'           | (join (${} ([] d "k")))
      "}${a.b(1)}$"         | (join "}" (${} (call a.b 1)) "$")
      "$${a}"               | (join "$" (${} a))
      r"${a}"               | "${a}"
      "x${b}y\\${c}z${d}"   | (join "x" (${} b) "y${c}z" (${} d))
      "\\\\${x}"            | "${x}"
      "\\x24{x}"            | "${x}"
      """)
  void readsInterpolations(String program, String tree) {
    assertThat(Lisp.expression(program)).isEqualTo(tree);
  }

  @Test
  void takesExpressionsOfLongStringsFromTheSource() {
    assertThat(Lisp.expression("'''\n  ${b}\n   c'''")).isEqualTo("(join (${} b) \"\\n c\")");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'abc            | 1:5 unterminated string
      'abc\\          | 1:5 unterminated string
      r'\\'           | 1:6 unterminated string
      '''abc          | 1:5 unterminated string
      '\\x1'          | 1:6 invalid string syntax
      '\\u123'        | 1:6 invalid string syntax
      '\\U00110000'   | 1:6 invalid string syntax
      '\\N{no such}'  | 1:6 invalid string syntax
      '\\N{BULLET'    | 1:6 invalid string syntax
      "${a:json}"     | 1:10 invalid joined string spec without #
      "${b = a + 1}"  | 1:8 invalid string interpolation expression: 'b = a + 1'
      "${a b}"        | 1:8 invalid string interpolation expression: 'a b'
      """)
  void saysWhatIsWrongWithAString(String program, String error) {
    assertThat(Lisp.errors("x = " + program + "\n")).contains(error);
  }

  @Test
  void reportsAnInterpolationThatDoesNotEnd() {
    assertThat(Lisp.errors("a=\"${a\"\n")).containsExactly("1:8 invalid joined string");
  }

  @Test
  void reportsAnEmptyInterpolation() {
    assertThat(Lisp.errors("a='${}'\n"))
        .containsExactly(
            "1:4 invalid string interpolation expression: ''",
            "1:6 expected one of [\"identifier\", \"literal\", \"(\", \"[\", \"{\"] got newline");
  }

  @Test
  void placesErrorsInsideLongStringsOnTheirLine() {
    assertThat(Lisp.errors("a = '''\n😀\n é😀 ${)} '''\n"))
        .contains("3:7 error nesting on close paren");
  }

  @Test
  void keepsTheSpansOfInterpolatedExpressions() {
    var tree = Parser.parse(new SourceFile("main.k", "a = \"😀 ${b}\"")).tree();

    var assign = (Stmt.Assign) tree.statements().get(0);
    var joined = (Expr.JoinedString) assign.value();
    var interpolation = (StringPart.Interpolation) joined.parts().get(1);
    assertThat(interpolation.value().span().text()).isEqualTo("b");
    assertThat(interpolation.value().span().column()).isEqualTo(10);
  }

  private static String value(String program) {
    var tree = Parser.parse(new SourceFile("main.k", "x = " + program + "\n")).tree();
    var assign = (Stmt.Assign) tree.statements().get(0);
    return ((Expr.StringLiteral) assign.value()).value();
  }
}
