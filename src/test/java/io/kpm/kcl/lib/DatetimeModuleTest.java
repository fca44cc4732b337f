// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.kcl.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatetimeModuleTest {
  @Test
  void tellsTheTimeOfTheRunsClock() {
    assertThat(call("ticks", "")).hasToString("1795273909.0");
    assertThat(call("date", "")).hasToString("2026-11-21 17:11:49");
    assertThat(call("now", "")).hasToString("Sat Nov 21 17:11:49 2026");
    assertThat(call("today", "")).hasToString("2026-11-21 17:11:49.1795273909");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      %y|%e|%j|%U|%W|%V  ; 26|21|325|46|46|47
      %I|%p|%P|%k|%l     ; 05|PM|pm|17| 5
      %B|%A|%h           ; November|Saturday|Nov
      %z|%:z|%Z|%s       ; +0200|+02:00|+02:00|1795273909
      %T|%D|%F|%R        ; 17:11:49|11/21/26|2026-11-21|17:11
      %u|%w|%C|%G|%g|%q  ; 6|6|20|2026|26|4
      %c|%f|%%           ; Sat Nov 21 17:11:49 2026|500000000|%
      %-m/%-I            ; 11/5
      """)
  void writesTimesByLetters(String format, String expected) {
    assertThat(call("now", '"' + format + '"')).hasToString(expected);
  }

  @Test
  void refusesUnknownLetters() {
    assertThatThrownBy(() -> call("now", "\"%Q\"")).hasMessage("invalid time format letter '%Q'");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      2024-02-29                ; %Y-%m-%d          ; True
      2024-02-30                ; %Y-%m-%d          ; False
      2024-02-29 23:00:00       ; %Y-%m-%d %H:%M:%S ; True
      2024-02-29 25:00:00       ; %Y-%m-%d %H:%M:%S ; False
      12:30                     ; %H:%M             ; True
      12                        ; %H                ; False
      2024                      ; %Y                ; False
      Feb 3 2024                ; %b %d %Y          ; True
      24-2-3                    ; %y-%m-%d          ; True
      2024-060                  ; %Y-%j             ; True
      1:2 PM                    ; %I:%M %p          ; True
      13:2 PM                   ; %I:%M %p          ; False
      Sun 2024-02-29            ; %a %Y-%m-%d       ; False
      2024-02-29T01:02:03+01:00 ; %Y-%m-%dT%H:%M:%S%z ; True
      2024-02-29x               ; %Y-%m-%d          ; False
      x                         ; x                 ; False
      """)
  void validatesByFormat(String text, String format, String expected) {
    assertThat(call("validate", "\"" + text + "\", \"" + format + "\"")).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      2024-01-01T00:00:00Z,      True
      2024-01-01T00:00:00.25z,   True
      2024-01-01 00:00:00+01:00, True
      2024-01-01,                False
      2024-13-01T00:00:00Z,      False
      2024-01-01T00:00:00,       False
      2024-01-01T00:00:00+0100,  False
      """)
  void tellsTimesOfRfc3339(String text, String expected) {
    assertThat(call("is_rfc3339", '"' + text + '"')).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      P3Y6M4DT12H30M5.5S,   True
      P1W,                  True
      P1.5D,                True
      PT1H,                 True
      2024-01-01T00:00:00Z, True
      P,                    False
      PT,                   False
      P1DT,                 False
      P1D1Y,                False
      P1.5DT1H,             False
      -P1D,                 False
      2024-01-01,           False
      """)
  void tellsTimesAndDurationsOfIso8601(String text, String expected) {
    assertThat(call("is_iso8601", '"' + text + '"')).hasToString(expected);
  }

  private static Value call(String function, String arguments) {
    return LibraryCalls.call(DatetimeModule.TABLE, function, arguments, "{}");
  }
}
