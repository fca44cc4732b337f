// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReachTest {
  @ParameterizedTest
  @CsvSource(textBlock = """
      localhost,             LOOPBACK
      LOCALHOST.,            LOOPBACK
      127.0.0.1,             LOOPBACK
      127.255.0.9,           LOOPBACK
      127.1,                 LOOPBACK
      0x7f000001,            LOOPBACK
      2130706433,            LOOPBACK
      0177.0.0.1,            LOOPBACK
      [::1],                 LOOPBACK
      [::ffff:127.0.0.1],    LOOPBACK
      [::ffff:7f00:1],       LOOPBACK
      10.1.2.3,              PRIVATE
      172.16.0.1,            PRIVATE
      192.168.1.1,           PRIVATE
      100.64.0.1,            PRIVATE
      0.0.0.0,               PRIVATE
      0,                     PRIVATE
      [::],                  PRIVATE
      [fd00::1],             PRIVATE
      169.254.169.254,       LINK_LOCAL
      0xa9fea9fe,            LINK_LOCAL
      [fe80::1%eth0],        LINK_LOCAL
      [64:ff9b::a9fe:a9fe],  LINK_LOCAL
      [::ffff:169.254.1.1],  LINK_LOCAL
      8.8.8.8,               PUBLIC
      172.32.0.1,            PUBLIC
      100.128.0.1,           PUBLIC
      localhost.evil.test,   PUBLIC
      127.0.0.1.nip.io,      PUBLIC
      [2001:db8::1],         PUBLIC
      ghcr.io,               PUBLIC
      1.2.3.4.5,             PUBLIC
      256.0.0.1,             PUBLIC
      [1:2:3],               PUBLIC
      """)
  void judgesTheAddressAndNotItsSpelling(String host, Reach reach) {
    assertThat(Reach.of(host)).isEqualTo(reach);
  }
}
