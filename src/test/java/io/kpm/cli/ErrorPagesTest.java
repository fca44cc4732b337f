// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.error.ErrorId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ErrorPagesTest {
  @Test
  void thereIsOnePageForEachErrorInTheOrderOfTheIds() {
    var ids = Arrays.stream(ErrorId.values()).map(ErrorId::name).toList();

    assertThat(ErrorPages.load().headings()).containsExactlyElementsOf(ids);
  }

  @ParameterizedTest
  @EnumSource(ErrorId.class)
  void everyPageTellsMeaningCausesAndWhatToDo(ErrorId id) {
    var page = ErrorPages.load().page(id).orElse("");

    assertThat(page).contains("\n\nCauses: ", "\n\nWhat to do: ");
    assertThat(ErrorPages.load().meaning(id).orElse("")).endsWith(".").hasSizeLessThan(120);
  }
}
