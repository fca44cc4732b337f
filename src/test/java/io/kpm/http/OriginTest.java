// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OriginTest {
  @ParameterizedTest
  @CsvSource(textBlock = """
      https://Ghcr.IO/v2/,           https://ghcr.io
      HTTPS://ghcr.io:443/v2/,       https://ghcr.io
      http://localhost:5001/v2/,     http://localhost:5001
      http://[::1]:5001/v2/,         http://[::1]:5001
      http://[::1]/v2/,              http://[::1]
      https://u:p@my_host:8443/x,    https://my_host:8443
      """)
  void fillsInWhatAUriLeavesOut(URI uri, String origin) {
    assertThat(Origin.of(uri)).hasToString(origin);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      http://h.io/, https://h.io/
      http://h.io/, http://h.io:8080/
      http://h.io/, http://g.io/
      """)
  void distinguishesSchemeHostAndPort(URI one, URI other) {
    assertThat(Origin.of(one)).isNotEqualTo(Origin.of(other));
  }
}
