// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginTest {
  @ParameterizedTest
  @CsvSource({
    "https://Ghcr.IO/v2/, https, ghcr.io, 443",
    "http://localhost:5001, http, localhost, 5001",
    "HTTP://h:80/, http, h, 80",
    "https://[::1]:5000/x, https, [::1], 5000",
    "https://[::1]/x, https, [::1], 443",
    "http://my_registry:5000/, http, my_registry, 5000",
    "http://u:p@h:1/, http, h, 1",
  })
  void fillsInWhatIsLeftOut(URI uri, String scheme, String host, int port) {
    assertThat(Origin.of(uri)).isEqualTo(new Origin(scheme, host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://h/",
        "file:///x",
        "http:/x",
        "h/x",
        "http://h:0/",
        "http://h:65536/",
        "http://h:x/"
      })
  void isNotOfEveryAddress(URI uri) {
    assertThatThrownBy(() -> Origin.of(uri)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherPortIsAnotherOrigin() {
    assertThat(Origin.of(URI.create("http://h:1/")))
        .isNotEqualTo(Origin.of(URI.create("http://h:2/")));
  }

  @Test
  void leavesOutTheDefaultPort() {
    assertThat(new Origin("https", "h", 443)).hasToString("https://h");
    assertThat(new Origin("http", "h", 443).authority()).isEqualTo("h:443");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost.", "127.0.0.1", "127.8.8.8", "[::1]"})
  void knowsLoopback(String host) {
    assertThat(at(host).isLoopback()).isTrue();
    assertThat(at(host).isPrivate()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "172.31.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "0.0.0.0",
        "0",
        "0x7f.1",
        "0177.0.0.1",
        "2130706433",
        "0x0a000001",
        "10.1",
        "[::ffff:10.0.0.1]",
        "[::ffff:a00:1]",
        "[64:ff9b::10.0.0.1]",
        "[::127.0.0.1]",
        "[fd00::1]",
        "[::]",
        "127.0.0.1.",
      })
  void knowsPrivateAddressesInAllSpellings(String host) {
    assertThat(at(host).isPrivate()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "0xa9fea9fe",
        "2852039166",
        "0251.0376.0251.0376",
        "169.254.43518",
        "[::ffff:169.254.169.254]",
        "[fe80::1]",
        "[fe80::1%25eth0]",
        "[febf::1]",
      })
  void knowsLinkLocalAddressesInAllSpellings(String host) {
    assertThat(at(host).isLinkLocal()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ghcr.io",
        "localhost.evil.test",
        "127.0.0.1.nip.io",
        "8.8.8.8",
        "172.32.0.1",
        "11.0.0.1",
        "100.128.0.1",
        "[2001:db8::1]",
        "[fec0::1]",
        "127.0.0.1.2",
        "0x",
        "256.0.0.1",
      })
  void otherHostsAreNeither(String host) {
    assertThat(at(host).isPrivate()).isFalse();
    assertThat(at(host).isLinkLocal()).isFalse();
    assertThat(at(host).isLoopback()).isFalse();
  }

  private static Origin at(String host) {
    return new Origin("http", host, 80);
  }
}
