// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SyntaxErrorTest {
  private static final String OPERAND =
      "expected one of [\"identifier\", \"literal\", \"(\", \"[\", \"{\"] got ";

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      - 1                 ; 1:0 unexpected token '-'
      x = f(a = 1, 2)     ; 1:14 positional argument follows keyword argument
      x = [1, 2 for a in b] ; 1:6 multiple list comp clause expression found: expected 1, got 2
      x = {a: 1, b: 2 for c in d} ; 1:6 multiple config comp clause expression found: expected 1, got 2
      x = [*a for a in b] ; 1:6 list unpacking cannot be used in list comprehension
      x = {**a for a in b} ; 1:6 dict unpacking cannot be used in dict comprehension
      x = S {a: 1 for b in c} ; 1:7 Invalid schema config expr, expect config entries, e.g., {k1 = v1, k2 = v2}
      x = = 1             ; 1:4 'MissingExpression' is an illegal expression for assignment
      x = a[1 2]          ; 1:9 a list should have only one expr
      x = a[]             ; 1:8 expected expression got newline
      x = a if b          ; 1:11 expected one of ["else"] got newline
      x: int              ; 1:8 expected one of ["="] got eof
      [1] = 2             ; 1:0 'ListExpression' is an illegal expression for assignment
      f().a = 1           ; 1:0 'CallExpression' is an illegal expression for assignment
      a + b += 1          ; 1:0 'BinaryExpression' is an illegal expression for assignment
      a[1:2] = 1          ; 1:0 'SubscriptExpression' is an illegal expression for assignment, because the left-hand side of an assignment expression may not be a slice access.
      a?.b = 1            ; 1:0 'SelectorExpression' is an illegal expression for assignment, because the left-hand side of an assignment expression may not be an optional attribute access.
      a?[0] = 1           ; 1:0 'SubscriptExpression' is an illegal expression for assignment, because the left-hand side of an assignment expression may not be an optional subscript access.
      x = {a 1}           ; 1:8 expected one of [":", "=", "+="] got 1
      import a as b.c     ; 1:16 Invalid import asname
      """)
  void reports(String program, String error) {
    assertThat(Lisp.errors(program + "\n")).contains(error);
  }

  @Test
  void skipsOneTokenWhereNoStatementBegins() {
    assertThat(Lisp.errors("x = ,\ny = 1\n"))
        .containsExactly("1:5 " + OPERAND + ",", "1:5 unexpected token ','");
  }

  @Test
  void reportsAWrongLoopVariableLikeTheReference() {
    assertThat(Lisp.errors("x = [i for i() in data]\n"))
        .containsExactly(
            "1:13 expected one of [\"in\"] got (",
            "1:14 " + OPERAND + ")",
            "1:14 expected one of [\"]\"] got )",
            "1:14 unexpected token ')'",
            "1:23 unexpected token ']'");
  }

  @Test
  void reportsElseIf() {
    assertThat(Lisp.errors("if a:\n    b = 1\nelse if c:\n    d = 1\n"))
        .contains("3:6 'else if' here is invalid in KCL, consider using the 'elif' keyword");
  }

  @Test
  void reportsASecondIndexSignature() {
    assertThat(Lisp.errors("schema A:\n    [str]: int\n    [str]: str\n"))
        .containsExactly("3:5 duplicate schema index signature definitions, only one is allowed in"
            + " the schema");
    assertThat(Lisp.errors("schema A:\n    [1]\n"))
        .contains("2:6 expected a index signature or list expression here, got 1");
  }

  @Test
  void reportsAPlaceThatIsNoType() {
    assertThat(Lisp.errors("x: = 1\n"))
        .contains("1:4 expected one of [\"any\", \"bool\", \"int\", \"float\", \"str\", \"True\","
            + " \"False\", \"identifier\", \"literal\", \"[\", \"{\", \")\"] got =");
  }

  @Test
  void shortensLongTokensInMessages() {
    assertThat(Lisp.errors("x = {a '" + "y".repeat(500) + "'}\n").get(0))
        .endsWith("got " + "y".repeat(60) + "…");
  }

  @Test
  void givesUpAfterAThousandErrors() {
    var errors = Lisp.errors(") ".repeat(50_000));

    assertThat(errors).hasSize(1001);
    assertThat(errors.get(1000)).endsWith("more than 1000 syntax errors, the rest is not read");
  }

  @Test
  void alwaysReturnsATree() {
    var result = Parser.parse(new SourceFile("main.k", "a = 1\nb = )\nschema C:\n    d: \n"));

    assertThat(result.diagnostics()).isNotEmpty();
    assertThat(result.diagnostics().get(0).kind()).isEqualTo(DiagnosticKind.INVALID_SYNTAX);
    assertThat(result.tree().statements()).hasSize(3);
  }
}
