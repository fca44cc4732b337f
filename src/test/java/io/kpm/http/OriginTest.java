// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST",
        "127.0.0.1",
        "127.255.0.9",
        "127.1",
        "0x7f000001",
        "2130706433",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]"
      })
  void knowsThisMachineInEverySpelling(String host) {
    assertThat(Origin.of(URI.create("http://" + host + ":5001/")).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "0.0.0.0",
        "0",
        "[::]",
        "[fd00::1]"
      })
  void knowsPrivateNetworks(String host) {
    assertThat(Origin.of(URI.create("http://" + host + "/")).isPrivate()).isTrue();
    assertThat(Origin.of(URI.create("http://" + host + "/")).isLoopback()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "0xa9fea9fe",
        "[fe80::1]",
        "[64:ff9b::a9fe:a9fe]",
        "[::ffff:169.254.1.1]"
      })
  void knowsLinkLocalAddressesInEverySpelling(String host) {
    assertThat(Origin.of(URI.create("http://" + host + "/")).isLinkLocal()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "localhost.evil.test",
        "127.0.0.1.nip.io",
        "[2001:db8::1]",
        "ghcr.io",
        "1.2.3.4.5",
        "256.0.0.1"
      })
  void takesEverythingElseForPublic(String host) {
    var origin = Origin.of(URI.create("http://" + host + "/"));

    assertThat(origin.isPrivate() || origin.isLoopback() || origin.isLinkLocal())
        .isFalse();
  }
}
