// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegexModuleTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      xabcx ; abc ; True
      é ; ^\\w$ ; True
      ٣ ; ^\\d$ ; True
      A ; (?i)a ; True
      Ä ; (?i)ä ; True
      a] ; []a] ; True
      b ; [^]a] ; True
      - ; [a\\-z] ; True
      x ; [[:alpha:]] ; True
      x ; [[:^alpha:]] ; False
      _ ; ^[[:word:]-]$ ; True
      β ; \\p{Greek} ; True
      a ; \\p{L} ; True
      ab ; a{,2}b ; True
      a{ ; a{ ; True
      aa ; ^a{2}$ ; True
      & ; [a&&b] ; False
      aa ; ^(a)\\1$ ; True
      aa ; ^(?P<l>a)(?P=l)$ ; True
      foobar ; foo(?=bar) ; True
      😀 ; ^.$ ; True
      """)
  void matchesAsTheReferenceDoes(String text, String pattern, String expected) {
    assertThat(call("match", text, pattern)).hasToString(expected);
  }

  @Test
  void takesTheDollarForTheVeryEndUnlessLinesAreAskedFor() {
    assertThat(call("match", "a\n", "a$")).hasToString("False");
    assertThat(call("match", "a\nb", "(?m)a$")).hasToString("True");
    assertThat(call("match", "a\nb", "a.b")).hasToString("False");
    assertThat(call("match", "a\rb", "a.b")).hasToString("True");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      aXbX ; X ; [$0] ; a[X]b[X]
      a1b2 ; ([a-z])(\\d) ; $2$1 ; 1a2b
      ab ; (?P<l>a) ; ${l}|$l| ; a|a|b
      ab ; (a) ; $1x ; b
      ab ; (a) ; ${1}x ; axb
      ab ; a ; $9-$-$$ ; -$-$b
      ab ; a ; \\$0 ; \\ab
      ab ; a ; ${0 ; ${0b
      abc ; `` ; - ; -a-b-c-
      """)
  void replacesWithGroups(String text, String pattern, String template, String expected) {
    assertThat(call("replace", text, pattern == null ? "" : pattern, template))
        .hasToString(expected);
  }

  @Test
  void replacesOnlySoMany() {
    assertThat(LibraryCalls.call(
            RegexModule.TABLE, "replace", "\"aaa\", \"a\", \"b\"", "{\"count\": 2}"))
        .hasToString("bba");
  }

  @Test
  void findsTextsOrGroups() {
    assertThat(call("findall", "a1b2", "([a-z])\\d")).hasToString("[a1, b2]");
    assertThat(call("findall", "a1b", "([a-z])(\\d)?")).hasToString("[[a, 1], [b, ]]");
    assertThat(call("findall", "ab", "x*")).hasToString("[, , ]");
  }

  @Test
  void splitsAndDropsTheRest() {
    assertThat(call("split", "a,b;c", "[,;]")).hasToString("[a, b, c]");
    assertThat(call("split", ",a,", ",")).hasToString("[, a, ]");
    assertThat(LibraryCalls.call(RegexModule.TABLE, "split", "\"a,b,c\", \",\", 2", "{}"))
        .hasToString("[a, b]");
  }

  @Test
  void refusesWhatIsNoPattern() {
    assertThat(call("compile", "(")).hasToString("False");
    assertThat(call("compile", "a+")).hasToString("True");
    assertThatThrownBy(() -> call("match", "a", "(")).hasMessageStartingWith("invalid pattern '('");
    assertThatThrownBy(() -> call("match", "a", "[[:foo:]]")).hasMessageContaining("[:foo:]");
  }

  @Test
  void endsEvenIfThePatternBacktracksWithoutEnd() {
    assertThatThrownBy(() -> call("match", "a".repeat(300), "^(.*)(.*)(.*)(.*)(.*)(.*)c$"))
        .hasMessageContaining("steps");
  }

  private static Value call(String function, String... arguments) {
    var values = new Value[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = StrValue.of(arguments[i]);
    }
    return RegexModule.TABLE
        .function(function)
        .orElseThrow()
        .in(new TestContext())
        .call(Arguments.of(values));
  }
}
