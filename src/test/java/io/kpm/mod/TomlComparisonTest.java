// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TomlComparisonTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      a = 1                            | a = 1 # c                        | true
      a = 1                            | a = 2                            | false
      a = "b"                          | a = 'b'                          | true
      a = "b"                          | a = "c"                          | false
      a = true                         | a = false                        | false
      a = [1, 2]                       | a = [1, 3]                       | false
      a = [1, 2]                       | a = [1]                          | false
      a = { b = 1 }                    | a.b = 1                          | true
      a = { b = 1 }                    | a = { b = 1, c = 1 }             | false
      a = 1                            | ``                               | false
      ``                               | a = 1                            | false
      ``                               | dependencies = {}                | true
      ``                               | dependencies.k = "1"             | true
      dependencies.k = "1"             | dependencies.k = "2"             | true
      dependencies.j = "1"             | dependencies.j = "2"             | false
      dependencies = { j = "1", k = "1" } | dependencies.k = "1"          | false
      dependencies.k = { tag = "1", z = 1 } | dependencies.k = { z = 1 }  | true
      dependencies.k = { tag = "1", z = 1 } | dependencies.k = { z = 2 }  | false
      dependencies.k = { tag = "1", z = 1 } | dependencies.k = "1"        | false
      """)
  void allowsADifferenceInOneDependency(String a, String b, boolean expected) throws Exception {
    boolean isSame = TomlComparison.isSameBut(
        "k", true, TomlReader.read(a).root(), TomlReader.read(b).root());

    assertThat(isSame).isEqualTo(expected);
  }
}
