// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobsTest {
  @ParameterizedTest
  @CsvSource(textBlock = """
      *.k,         main.k
      main.?,      main.k
      a/*.k,       a/b.k
      **/*.k,      main.k
      **/*.k,      a/b/c.k
      a/**/z.k,    a/z.k
      a/**/z.k,    a/b/c/z.k
      a/**,        a/b/c
      docs,        docs/a/b.md
      docs/,       docs/a.md
      ./docs,      docs/a.md
      [a-c].k,     b.k
      [!a-c].k,    d.k
      []x].k,      ].k
      a[b,         a[b
      \\*.k,       *.k
      *a*b*,       xaxbx
      包/*.k,      包/é.k
      """)
  void takes(String pattern, String path) {
    assertThat(Globs.of(List.of(pattern)).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      *.k,         a/main.k
      main.?,      main.kk
      a/*.k,       a/b/c.k
      **/*.k,      main.kk
      doc,         docs/a.md
      docs/x,      docs
      [a-c].k,     d.k
      [!a-c].k,    b.k
      \\*.k,       a.k
      a/**/z.k,    b/z.k
      """)
  void leaves(String pattern, String path) {
    assertThat(Globs.of(List.of(pattern)).matches(path)).isFalse();
  }

  @Test
  void takesWhatAnyPatternTakes() {
    var globs = Globs.of(List.of("a.k", "b.k"));

    assertThat(globs.matches("b.k")).isTrue();
    assertThat(globs.matches("c.k")).isFalse();
  }

  @Test
  void staysFastOnHostilePatterns() {
    var globs = Globs.of(List.of("*a".repeat(2_000) + "b", "**/".repeat(2_000) + "b"));

    assertThat(globs.matches("a".repeat(4_000))).isFalse();
  }
}
