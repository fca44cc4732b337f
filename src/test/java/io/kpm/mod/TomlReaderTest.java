// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TomlReaderTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      a = "b"                          | {a=b}
      a = 'b\\c'                       | {a=b\\c}
      a = "\\u00e9😀\\t\\"\\\\d"       | {a=é😀\t"\\d}
      a = 'ends in a backslash\\'      | {a=ends in a backslash\\}
      "a b" = "c"                      | {a b=c}
      'a"b' = "c"                      | {a"b=c}
      a.b."c d" = "e"                  | {a={b={c d=e}}}
      a . b = "c"                      | {a={b=c}}
      a = true # comment               | {a=true}
      a = ["b", "c",]                  | {a=[b, c]}
      a = [["b"], [1], [true]]         | {a=[[b], [1], [true]]}
      a = []                           | {a=[]}
      a = { b = "}", d = { "e f" = 1 } } # }] | {a={b=}, d={e f=1}}}
      a = {}                           | {a={}}
      a = +12                          | {a=+12}
      a = 1_000                        | {a=1_000}
      a = -0.5e+7                      | {a=-0.5e+7}
      a = 1979-05-27T07:32:00-07:00    | {a=1979-05-27T07:32:00-07:00}
      a = 2024-02-29T00:00:00Z         | {a=2024-02-29T00:00:00Z}
      """)
  void readsValues(String text, String expected) throws Exception {
    assertThat(read(text)).isEqualTo(expected);
  }

  @Test
  void readsTables() throws Exception {
    assertThat(read("""
        top = 1
        [a]
        b = 2
        [a.c.d]
        e = 3
        [[f]]
        g = 4
        [[f]]
        [f.h]
        i = 5
        [a.c]
        j = 6
        """)).isEqualTo("{top=1, a={b=2, c={d={e=3}, j=6}}, f=[{g=4}, {h={i=5}}]}");
  }

  @Test
  void readsStringsOverSeveralLines() throws Exception {
    assertThat(read("a = \"\"\"\nb\\\n   c \"\" d\"\"\"\nd = '''\r\ne\\\r\n'''\n"))
        .isEqualTo("{a=bc \"\" d, d=e\\\n}");
  }

  @Test
  void readsArraysOverSeveralLines() throws Exception {
    assertThat(read("a = [ # comment\n  \"b\",\r\n\n  \"c\" # ]\" more\n]\n"))
        .isEqualTo("{a=[b, c]}");
  }

  @Test
  void takesAByteOrderMarkAndWindowsLines() throws Exception {
    assertThat(read("\ufeff[a]\r\nb = \"c\"\r\n")).isEqualTo("{a={b=c}}");
  }

  @Test
  void takesAnEmptyText() throws Exception {
    assertThat(read("")).isEqualTo("{}");
    assertThat(read("# only a comment")).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      a =                 | 1:4: unexpected end of the file, expected a value
      a = b               | 1:5: `b` is not a value; a string stands in double quotes
      a "b"               | 1:3: unexpected `"`, expected `=`
      a = "b" c           | 1:9: unexpected `c`, expected the end of the line
      a = "b              | 1:5: the string is not closed
      a = "\\x"           | 1:6: unknown escape in a string; a backslash is written as `\\\\`
      a = "\\ud800"       | 1:6: an escape that is no Unicode character
      a = "\\u12"         | 1:6: an escape needs 4 hex digits
      = 1                 | 1:1: unexpected `=`, expected a key
      [a                  | 1:3: unexpected end of the file, expected `]`
      [a] b = 1           | 1:5: unexpected `b`, expected the end of the line
      [[a]                | 1:4: unexpected `]`, expected `]]`
      []                  | 1:2: unexpected `]`, expected a key
      a = [1 2]           | 1:8: unexpected `2`, expected `,` or `]`
      a = { b = 1, }      | 1:14: unexpected `}`, expected a key
      a = { b = 1 c = 2 } | 1:13: unexpected `c`, expected `,` or `}`
      a. = 1              | 1:4: unexpected `=`, expected a key
      é = 1               | 1:1: unexpected `é`, expected a key
      """)
  void saysWhereAndWhy(String text, String expected) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            InvalidTomlException.class,
            e -> assertThat(e.place() + ": " + e.why()).isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      a = "\\U0001F600" | 1:6: an escape with `\\U`; write the character itself
      a = "C:\\\\new"   | 1:8: a backslash in front of `n`; write the string in single quotes
      a = ["b", "c\\\\"] | 1:13: a backslash in front of `"`; write the string in single quotes
      a = "\\u005Cn"    | 1:6: a backslash as an escape; write the string in single quotes
      a = '''b''''      | 1:12: a quote before three that close a string; write the string on one line
      a = ["b", 1]      | 1:11: a number in an array that begins with a string; write an array of one kind
      a = { b.c = 1 }   | 1:7: a key with a dot in an inline table; write the inner table in braces
      a = 0xff          | 1:5: `0xff` is not a value; write a number in decimal digits, and anything else in double quotes
      a = 1979-05-27    | 1:5: `1979-05-27` is not a value; write a date as `1979-05-27T07:32:00Z` or in double quotes
      a = 07:32:00      | 1:5: `07:32:00` is not a value; write a date as `1979-05-27T07:32:00Z` or in double quotes
      a = inf           | 1:5: `inf` is not a value; a string stands in double quotes
      """)
  void saysHowToWriteWhatTheLibraryCannotRead(String text, String expected) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            InvalidTomlException.class,
            e -> assertThat(e.place() + ": " + e.why()).isEqualTo(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "[1, 2.0]",
        "{ \"b,c\" = 1 }",
        "\"\"\"b\\\"\"\"\"",
        "\"\"\"b\\\\\n  c\"\"\"",
        "1500-02-28T00:00:00Z"
      })
  void refusesAValueThatTheLibraryReadsInAnotherWay(String value) {
    assertThatThrownBy(() -> read("\na = " + value))
        .isInstanceOfSatisfying(InvalidTomlException.class, e -> {
          assertThat(e.place()).isEqualTo("2:5");
          assertThat(e.why()).contains("in a form that kpm cannot read; write it plainly");
        });
  }

  @Test
  void readsLongStringsButNoEndlessArrays() throws Exception {
    assertThat(read("a = '" + "b".repeat(16_000) + "'")).hasSize(16_004);
    assertThatThrownBy(() -> read("a = [" + "'',".repeat(6_000) + "]"))
        .isInstanceOfSatisfying(
            InvalidTomlException.class,
            e -> assertThat(e.kind()).isEqualTo(InvalidTomlException.Kind.LIMIT));
  }

  @Test
  void readsPlainPackagesAndAllOthersAlike() throws Exception {
    assertThat(read("# 1\n[package]\nname = \"a\" # 2\n")).isEqualTo("{package={name=a}}");
    assertThat(read("[package]\nname = \"\\u0061\"\n")).isEqualTo("{package={name=a}}");
    assertThat(read("[package]\nname = \"\"\"a\"\"\"\n")).isEqualTo("{package={name=a}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01",
        "+01",
        "1__0",
        "_1",
        "1_",
        "0x",
        "0xg",
        "+0x1",
        ".5",
        "5.",
        "1e",
        "1.e1",
        "inff",
        "True",
        "1979-13-01",
        "2023-02-29",
        "1979-05-27T25:00:00",
        "07:32",
        "1979-05-27T",
        "12:00:00Z",
        "-",
        "+",
        "nan1"
      })
  void refusesWhatOnlyLooksLikeANumberOrDate(String value) {
    assertThatThrownBy(() -> read("a = " + value + "#")).isInstanceOf(InvalidTomlException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1\na = 2",
        "a = 1\n'a' = 2",
        "[a]\n[a]",
        "[a]\nb = 1\n[a.b]",
        "a.b = 1\na.b.c = 2",
        "a = {}\n[a.b]",
        "a = {b = 1}\na.c = 2",
        "[a.b]\n[a]\nb.c = 1",
        "[[a]]\n[a]",
        "[a]\n[[a]]",
        "a = []\n[[a]]",
        "[a]\nb.c = 1\n[a.b]",
        "a = {b = 1, b = 2}",
        "a = [{}]\n[a.b]",
        "a = { b = {c = 1} }\n[a.b]"
      })
  void refusesToDefineAnythingTwice(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            InvalidTomlException.class,
            e -> assertThat(e.kind()).isEqualTo(InvalidTomlException.Kind.DUPLICATE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a = \"\0\"", "a = 'b\rc'", "# \u0001", "\0", "a = 1\r", "a\n= 1", "a = \"\u007f\""
      })
  void refusesControlCharacters(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidTomlException.class);
  }

  @Test
  void refusesDeepNesting() {
    var arrays = "a = " + "[".repeat(10_000);
    var tables = "a = " + "{ a = ".repeat(10_000);
    var key = "[" + "a.".repeat(10_000) + "a]";

    for (var text : new String[] {arrays, tables, key}) {
      assertThatThrownBy(() -> read(text))
          .isInstanceOfSatisfying(
              InvalidTomlException.class,
              e -> assertThat(e.kind()).isEqualTo(InvalidTomlException.Kind.LIMIT));
    }
  }

  @Test
  void countsLinesAndCharacters() {
    assertThatThrownBy(() -> read("\ufeffa = 1\r\n# 😀\n😀"))
        .isInstanceOfSatisfying(
            InvalidTomlException.class, e -> assertThat(e.place()).isEqualTo("3:1"));
    assertThatThrownBy(() -> read("\ufeffa = '😀' x"))
        .isInstanceOfSatisfying(
            InvalidTomlException.class, e -> assertThat(e.place()).isEqualTo("1:9"));
  }

  private static String read(String text) throws InvalidTomlException {
    return show(TomlReader.read(text).root());
  }

  private static String show(TomlValue value) {
    if (value instanceof TomlValue.Text text) {
      return text.value();
    }
    if (value instanceof TomlValue.Flag flag) {
      return Boolean.toString(flag.value());
    }
    if (value instanceof TomlValue.Items items) {
      return items.values().stream()
          .map(TomlReaderTest::show)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof TomlValue.Table table) {
      return table.values().entrySet().stream()
          .map(e -> e.getKey() + "=" + show(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return ((TomlValue.Other) value).text();
  }
}
