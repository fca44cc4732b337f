// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretInputTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"pw,pw", "'pw\n',pw", "'pw\r\n',pw", "'pw\n\n','pw\n'", "' p w ',' p w '", "pä,pä"})
  void takesAwayOneFinalLineBreak(String typed, String expected) {
    assertThat(read(typed.getBytes(UTF_8))).isEqualTo(expected);
  }

  @Test
  void takesASecretOfTheGreatestLength() {
    assertThat(read("x".repeat(16).getBytes(UTF_8))).hasSize(16);
  }

  @Test
  void refusesWhatNoRegistryTakes() {
    assertRefused("".getBytes(UTF_8), "the secret on stdin is empty");
    assertRefused("\n".getBytes(UTF_8), "the secret on stdin is empty");
    assertRefused("a\0b".getBytes(UTF_8), "the secret on stdin contains a NUL");
    assertRefused("ä".getBytes(ISO_8859_1), "the secret on stdin is not UTF-8");
    assertRefused(
        "x".repeat(17).getBytes(UTF_8),
        "the secret on stdin is longer than 16 bytes (`limits.passwordBytes`)");
  }

  private static void assertRefused(byte[] typed, String message) {
    assertThatThrownBy(() -> read(typed))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_USAGE))
        .hasMessage(message);
  }

  private static String read(byte[] typed) {
    return SecretInput.read(new ByteArrayInputStream(typed), 16);
  }
}
