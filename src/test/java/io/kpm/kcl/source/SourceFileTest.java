// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SourceFileTest {
  @Test
  void findsLinesAndColumnsOfOffsets() {
    var file = new SourceFile("a.k", "ab\n😀c\n\nd");

    assertThat(file.lineCount()).isEqualTo(4);
    assertThat(file.lineAt(0)).isEqualTo(1);
    assertThat(file.lineAt(2)).isEqualTo(1);
    assertThat(file.lineAt(5)).isEqualTo(2);
    assertThat(file.columnAt(5)).isEqualTo(2);
    assertThat(file.lineAt(8)).isEqualTo(4);
    assertThat(file.columnAt(9)).isEqualTo(2);
  }

  @Test
  void givesLinesWithoutTheirEnds() {
    var file = new SourceFile("a.k", "ab\n\nc");

    assertThat(file.line(1)).isEqualTo("ab");
    assertThat(file.line(2)).isEmpty();
    assertThat(file.line(3)).isEqualTo("c");
  }

  @Test
  void dropsByteOrderMarkAndCarriageReturns() {
    assertThat(new SourceFile("a.k", "\uFEFFa\r\nb\rc").text()).isEqualTo("a\nb\rc");
  }

  @Test
  void holdsManyLines() {
    var file = new SourceFile("a.k", "x\n".repeat(1000));

    assertThat(file.lineCount()).isEqualTo(1001);
    assertThat(file.lineAt(1998)).isEqualTo(1000);
  }
}
