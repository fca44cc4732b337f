// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StringMethodsTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      "hELLO wORLD" ; capitalize   ;              ; Hello world
      "it's a dog"  ; title        ;              ; It'S A Dog
      "ßx"          ; title        ;              ; Ssx
      "Äb"          ; lower        ;              ; äb
      "äb"          ; upper        ;              ; ÄB
      "a😀"         ; chars        ;              ; [a, 😀]
      "aXbXc"       ; count        ; "X"          ; 2
      "aaa"         ; count        ; "aa"         ; 1
      "äb"          ; count        ; ""           ; 3
      "abcabc"      ; count        ; "b", 2       ; 1
      "äab"         ; find         ; "a"          ; 2
      "abc"         ; find         ; "c", 0, 2    ; -1
      "abc"         ; find         ; "", 3        ; 3
      "abc"         ; find         ; "", 4        ; -1
      "abcb"        ; rfind        ; "b"          ; 3
      "abcb"        ; rfind        ; "b", 0, -1   ; 1
      "äb"          ; index        ; "b"          ; 2
      "abc"         ; startswith   ; "b", 1       ; True
      "abc"         ; startswith   ; "bc", 1, 2   ; False
      "abc"         ; endswith     ; "b", 0, -1   ; True
      "abc"         ; endswith     ; ""           ; True
      "aé"          ; isalpha      ;              ; True
      ""            ; isalpha      ;              ; False
      "a1²"         ; isalnum      ;              ; True
      "1²"          ; isdigit      ;              ; True
      "a1"          ; islower      ;              ; True
      "12"          ; islower      ;              ; False
      "A B"         ; isupper      ;              ; True
      "Hello World" ; istitle      ;              ; True
      "HeLlo"       ; istitle      ;              ; False
      " \\u00a0"    ; isspace      ;              ; True
      " \\u0085a "  ; strip        ;              ; a
      "xxaxx"       ; strip        ; "x"          ; a
      "xxaxx"       ; lstrip       ; "xa"         ; ``
      "xxa"         ; rstrip       ; "a"          ; xx
      "aaa"         ; replace      ; "a", "b", 2  ; bba
      "aaa"         ; replace      ; "a", "b", -1 ; bbb
      "aaa"         ; replace      ; "a", "b", 0  ; aaa
      "äb"          ; replace      ; "", "-"      ; -ä-b-
      "abc"         ; removeprefix ; "ab"         ; c
      "abc"         ; removesuffix ; "ab"         ; abc
      "a,b,c"       ; split        ; ","          ; [a, b, c]
      "a,b,c"       ; split        ; ",", 1       ; [a, b,c]
      " a  b c"     ; split        ;              ; [a, b, c]
      " a  b c "    ; split        ; null, 1      ; [a, b c ]
      "ab"          ; split        ; ""           ; [, a, b, ]
      "a,b,c"       ; rsplit       ; ",", 1       ; [a,b, c]
      "aaa"         ; rsplit       ; "aa"         ; [a, ]
      "ab"          ; rsplit       ; ""           ; [, a, b, ]
      "ab"          ; rsplit       ; "", 2        ; [a, b, ]
      "ab"          ; rsplit       ; "", 1        ; [ab, ]
      "ab"          ; rsplit       ; "", 0        ; [ab]
      " a b  c "    ; rsplit       ; null, 1      ; [ a b, c]
      ""            ; splitlines   ;              ; []
      "a\\r\\nb\\rc\\n" ; splitlines ;            ; [a, b, c]
      ", "          ; join         ; ["a", 1, [null]] ; a, 1, [None]
      """)
  void compute(String receiver, String name, String arguments, String expected) {
    assertThat(LibraryCalls.method(receiver, name, arguments == null ? "" : arguments))
        .hasToString(expected);
  }

  @Test
  void splitlinesKeepsTheEndsOnRequest() {
    assertThat(LibraryCalls.method("\"a\\r\\nb\"", "splitlines", "true")).hasToString("[a\r\n, b]");
  }

  @Test
  void indexFailsWithoutMatch() {
    assertThatThrownBy(() -> LibraryCalls.method("\"abc\"", "index", "\"x\""))
        .hasMessage("substring not found");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      {} {}          ; x y
      {1} {0} {}     ; y x x
      {a}{{}}        ; z{}
      {!r}           ; x
      {2.k[1]}       ; b
      {0:>4}|        ; `   x|`
      {0:*^5}        ; **x**
      {0:.0}         ; ``
      {3:+08.2f}     ; +0003.14
      {3:.3e}        ; 3.142e+00
      {3:.3g}        ; 3.14
      {3:.1%}        ; 314.2%
      {3:.9}         ; 3.14159
      {4:,}          ; 1,234,567
      {4:_x}         ; 12_d687
      {5:#010x}      ; 0000000xff
      {5:b}          ; 11111111
      {5:#X}         ; 0xFF
      {5:<05}        ; 25500
      {5:x=+6}       ; +xx255
      {5:e}          ; 2.550000e+02
      {6}            ; 1e+16
      {7:5}          ; None
      """)
  void formatsFields(String template, String expected) {
    var arguments = "\"x\", \"y\", {\"k\": [\"a\", \"b\"]}, 3.14159, 1234567, 255, 1e16, null";

    assertThat(LibraryCalls.method('"' + template + '"', "format", arguments, "{\"a\": \"z\"}"))
        .hasToString(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      {} {0}   ; cannot switch from automatic field numbering to manual field specification
      {9}      ; argument tuple index out of range
      {b}      ; keyword argument 'b' not found
      {        ; format error
      a}       ; format error
      {0[}     ; format error
      {:5.}    ; Invalid format specifier
      {:q}     ; Invalid format specifier
      {:d}     ; Unknown format code for object of type 'str'
      {:+}     ; Sign not allowed in string format specifier
      {1:d}    ; Unknown format code 'd' for object of type 'float'
      {2:s}    ; Unknown format code 's' for object of type 'int'
      """)
  void refusesBadTemplates(String template, String message) {
    assertThatThrownBy(() -> LibraryCalls.method('"' + template + '"', "format", "\"x\", 1.5, 2"))
        .hasMessage(message);
  }

  @Test
  void refusesWidthsBeyondTheLimit() {
    assertThatThrownBy(() -> LibraryCalls.method("\"{:999999999}\"", "format", "1"))
        .hasMessageContaining("stringBytes");
  }
}
