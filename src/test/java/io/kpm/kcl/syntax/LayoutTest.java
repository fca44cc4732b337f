// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.kcl.source.SourceFile;
import org.junit.jupiter.api.Test;

final class LayoutTest {
  @Test
  void endsEveryLineAndTheFileWithANewline() {
    assertThat(tokens("a\n\n# c\nb")).isEqualTo("a newline newline newline b newline eof");
  }

  @Test
  void opensAndClosesLevels() {
    assertThat(tokens("a\n  b\n    c\nd\n"))
        .isEqualTo("a newline indent b newline indent c newline dedent dedent d newline eof");
  }

  @Test
  void closesOpenLevelsAtTheEnd() {
    assertThat(tokens("a\n  b\n")).isEqualTo("a newline indent b newline dedent newline eof");
  }

  @Test
  void countsLevelsInsideBracketsToo() {
    assertThat(tokens("[\n  a\n]")).isEqualTo("[ newline indent a newline dedent ] newline eof");
  }

  @Test
  void ignoresBlankLinesAndComments() {
    assertThat(tokens("a\n  b\n\n# c\n      # d\n  e\n"))
        .isEqualTo(
            "a newline indent b newline newline newline newline e newline dedent" + " newline eof");
  }

  @Test
  void joinsLinesAtABackslash() {
    assertThat(tokens("a \\\n  b\nc")).isEqualTo("a b newline c newline eof");
  }

  @Test
  void treatsCarriageReturnsBeforeLineEndsAsNothing() {
    assertThat(tokens("a\r\n  b\r\n\r\n  c\r\n"))
        .isEqualTo("a newline indent b newline newline c newline dedent newline eof");
  }

  @Test
  void reportsTabsAndBlanksThatCannotBeCompared() {
    assertThat(Lisp.errors("if a:\n\tb = 1\n  c = 2\n"))
        .contains("3:3 inconsistent use of tabs and spaces in indentation");
  }

  @Test
  void reportsALineBetweenTwoLevelsAndGoesOnInTheBlock() {
    assertThat(Lisp.errors("if a:\n   b = 2\n  c = 3\n"))
        .containsExactly("3:3 invalid indentation with 2 spaces, try to align indents by adding or"
            + " removing spaces");
    assertThat(Lisp.errors("if a:\n  b = 2\n c = 3\nd = 1\n"))
        .containsExactly("3:2 invalid indentation with 1 space, try to align indents by adding or"
            + " removing spaces");
  }

  @Test
  void countsColumnsInCharacters() {
    assertThat(Lisp.errors("a = '😀é' ;\n"))
        .containsExactly("1:10 the semicolon ';' here is unnecessary, please remove it");
  }

  @Test
  void reportsWhatNoTokenBeginsWith() {
    assertThat(Lisp.errors("a = `1`\n"))
        .containsExactly("1:5 unknown start of token", "1:7 unknown start of token");
    assertThat(Lisp.errors("a = 1 \\ + 2\n"))
        .containsExactly("1:7 unexpected character after line continuation character");
    assertThat(Lisp.errors("y = !x\n"))
        .containsExactly("1:5 invalid token '!', consider using 'not '");
  }

  @Test
  void reportsBracketsThatDoNotMatch() {
    assertThat(Lisp.errors("x=[1)\n")).containsExactly("1:5 error nesting on close paren");
    assertThat(Lisp.errors("x={]\n")).containsExactly("1:4 mismatched closing delimiter");
    assertThat(Lisp.errors("x=(1}\n")).containsExactly("1:5 error nesting on close brace");
  }

  @Test
  void readsRawAndForeignNames() {
    assertThat(Lisp.parse("$if = schöner + 𝒙1\n")).isEqualTo("(= if (+ schöner 𝒙1))");
  }

  private static String tokens(String text) {
    var file = new SourceFile("main.k", text);
    var tokens = Lexer.lex(file, new NameTable(), new SyntaxErrors(file));
    var printed = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      var kind = tokens.kind(i);
      printed.append(i == 0 ? "" : " ");
      printed.append(kind == TokenKind.NAME ? tokens.span(i).text() : kind.text());
    }
    return printed.toString();
  }
}
