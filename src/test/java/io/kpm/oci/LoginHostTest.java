// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.KpmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LoginHostTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          docker://docker.com           | docker://docker.com           | docker.com      | docker.com
          localhost:5001                | docker://localhost:5001       | localhost:5001  | localhost:5001
          registry.example.com/team     | docker://registry.example.com/team | registry.example.com | registry.example.com/team
          oci://Example.COM/            | oci://Example.COM/            | example.com     | example.com
          index.docker.io               | docker://index.docker.io      | docker.io       | https://index.docker.io/v1/
          myhost                        | docker://myhost               | myhost          | myhost
          """)
  void readsHostsWithAndWithoutPath(String text, String uri, String registry, String key) {
    var host = LoginHost.parse(text);

    assertThat(host.uri()).isEqualTo(uri);
    assertThat(host.registry()).isEqualTo(registry);
    assertThat(host.key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h.io/Team", "h.io/team:1", "h io", "h.io:0", "https://h.io", "a//b"})
  void refusesWhatIsNoHost(String text) {
    assertThatThrownBy(() -> LoginHost.parse(text)).isInstanceOf(KpmException.class);
  }

  @Test
  void neverShowsAPassword() {
    assertThatThrownBy(() -> LoginHost.parse("u:s3cr3t@h.io"))
        .hasMessageContaining("***@h.io")
        .hasMessageNotContaining("s3cr3t");
  }
}
