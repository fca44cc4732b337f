// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenReaderTest {
  @Test
  void prefersTheAccessToken() {
    var token = read("{\"token\":\"a\",\"access_token\":\"b\",\"refresh_token\":\"c\"}");

    assertThat(token.value()).isEqualTo("b");
    assertThat(token.refreshToken()).contains("c");
    assertThat(token).hasToString("Token[***]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "<html>",
        "{\"token\":\"\"}",
        "{\"token\":5}",
        "{\"token\":\"a\\r\\nX: y\"}",
        "{\"token\":\"a\"} x"
      })
  void findsNoToken(String body) {
    assertThat(TokenReader.read(body.getBytes(UTF_8), 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      300      | 300
      "300"    | 300
      0        | 60
      -5       | 60
      "soon"   | 60
      true     | 60
      null     | 60
      1e400    | 60
      1e99     | 86400
      90000    | 86400
      """)
  void countsOnAReasonableLife(String expiresIn, long seconds) {
    var token = read("{\"token\":\"a\",\"expires_in\":" + expiresIn + "}");

    assertThat(token.lifeNanos()).isEqualTo(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void isRenewedBeforeItExpires() {
    var token = read("{\"token\":\"a\",\"expires_in\":100}");

    assertThat(token.isFresh(Duration.ofSeconds(89).toNanos())).isTrue();
    assertThat(token.isFresh(Duration.ofSeconds(90).toNanos())).isFalse();
    assertThat(
            token.lasts(Duration.ofSeconds(30).toNanos(), Duration.ofSeconds(71).toNanos()))
        .isFalse();
  }

  private static Token read(String body) {
    return TokenReader.read(body.getBytes(UTF_8), 0).orElseThrow();
  }
}
