// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.kcl.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NestingTest {
  private static final int MANY = 20_000;
  private static final int TERMS = 100_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{a:",
        "{a = [",
        "f(",
        "a[",
        "S {a = ",
        "lambda {",
        "all x in [",
        "[*",
        "{**",
        "{if a: b: ",
        "[if a: ",
        "a | b | (",
        "not (",
        "-(",
        "f(a = "
      })
  void reportsWhatIsNestedTooDeep(String opening) {
    assertThat(Lisp.errors("x = " + opening.repeat(MANY)))
        .singleElement()
        .asString()
        .startsWith("1:")
        .endsWith(" nested deeper than 256 levels");
  }

  @ParameterizedTest
  @ValueSource(strings = {".a[0]", "[0]", "?.a", "(1)", "?[0]", "[:1]"})
  void countsSuffixesAsLevels(String suffix) {
    assertThat(Lisp.errors("x = y" + suffix.repeat(MANY))).hasSize(1);
    assertThat(Lisp.errors("x = y" + suffix.repeat(100))).isEmpty();
    assertThat(Lisp.errors("x = " + "[".repeat(200) + "a" + "]".repeat(200) + suffix.repeat(200)))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "not ", "~", "+", "- not "})
  void takesOnePrefixOperatorAndReportsTheRest(String operator) {
    var errors = Lisp.errors("x = " + operator.repeat(MANY) + "1");

    assertThat(errors.size()).isLessThanOrEqualTo(1001);
  }

  @Test
  void reportsNestedBlocksTypesAndKeysThatAreTooDeep() {
    var blocks = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      blocks.append(" ".repeat(i)).append("if a:\n");
    }
    blocks.append(" ".repeat(300)).append("b = 1\n");

    assertThat(Lisp.errors(blocks.toString())).hasSize(1);
    assertThat(Lisp.errors("x: " + "[".repeat(MANY))).hasSize(1);
    assertThat(Lisp.errors("x: " + "(".repeat(MANY))).hasSize(1);
    assertThat(Lisp.errors("x: " + "() -> ".repeat(MANY) + "int = 1")).hasSize(1);
    assertThat(Lisp.errors("x = {a" + ".a".repeat(MANY) + " = 1}")).hasSize(1);
  }

  @Test
  void keepsLongChainsFlat() {
    var sum = Parser.parse(new SourceFile("main.k", "x = a" + " + a".repeat(TERMS)));
    var mixed = Parser.parse(new SourceFile("main.k", "x = a" + " and b == c or a".repeat(9_000)));
    var compared = Parser.parse(new SourceFile("main.k", "x = a" + " < a".repeat(9_000)));
    var arms = Parser.parse(new SourceFile("main.k", "x = " + "a if b else ".repeat(MANY) + "c"));
    var union = Parser.parse(new SourceFile("main.k", "x: int" + " | int".repeat(9_000) + " = 1"));

    assertThat(sum.diagnostics()).isEmpty();
    assertThat(((Expr.Binary) value(sum)).operations()).hasSize(TERMS);
    assertThat(mixed.diagnostics()).isEmpty();
    assertThat(((Expr.Compare) value(compared)).comparisons()).hasSize(9_000);
    assertThat(((Expr.Conditional) value(arms)).arms()).hasSize(MANY);
    assertThat(union.diagnostics()).isEmpty();
  }

  @Test
  void readsManyBranches() {
    assertThat(Lisp.errors("if a:\n    b\n" + "elif a:\n    b\n".repeat(20_000)))
        .isEmpty();
    assertThat(Lisp.errors("x = [\n" + "    a\n".repeat(MANY) + "]\n")).isEmpty();
  }

  @Test
  void readsALineOfTenMebibytes() {
    var item = "'" + "0123456789".repeat(100) + "${a}', 12345, {b: c}, ";
    var line = "x = [" + item.repeat(10_300) + "]\n";

    assertThat(line.length()).isGreaterThan(10_000_000);
    assertThat(Parser.parse(new SourceFile("main.k", line)).diagnostics()).isEmpty();
  }

  private static Expr value(ParseResult result) {
    return ((Stmt.Assign) result.tree().statements().get(0)).value();
  }
}
