// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import static io.kpm.oci.auth.SchemeRules.Choice.HTTP;
import static io.kpm.oci.auth.SchemeRules.Choice.HTTPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.oci.credentials.LoginRecord;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemeRulesTest {
  @ParameterizedTest
  @CsvSource(textBlock = """
      ghcr.io,                 HTTPS
      localhost,               TRY
      localhost:5001,          TRY
      127.0.0.9:5001,          TRY
      [::1]:5001,              TRY
      localhost.evil.test,     HTTPS
      127.0.0.1.nip.io:5000,   HTTPS
      10.0.0.1:5000,           HTTPS
      """)
  void tryOutOnlyThisMachine(String registry, SchemeRules.Choice choice) {
    assertThat(
            rules(Optional.empty(), "", Optional.empty(), Optional.empty()).choose(registry, "x"))
        .isEqualTo(choice);
  }

  @Test
  void obeyTheFlagEverywhere() {
    var plain = rules(Optional.of(true), "off", Optional.of(false), Optional.of(false));
    var secure = rules(Optional.of(false), "on", Optional.of(true), Optional.of(true));

    assertThat(plain.choose("h.test", "x")).isEqualTo(HTTP);
    assertThat(secure.choose("localhost:5001", "x")).isEqualTo(HTTPS);
  }

  @Test
  void obeyTheEnvironmentForTheDefaultRegistryAndThisMachine() {
    var rules = rules(Optional.empty(), "ON", Optional.of(false), Optional.empty());

    assertThat(rules.choose("ghcr.io", "x")).isEqualTo(HTTP);
    assertThat(rules.choose("localhost:5001", "x")).isEqualTo(HTTP);
    assertThat(rules.choose("h.test", "x")).isEqualTo(HTTPS);
  }

  @Test
  void obeyALoginBeforeTheSetting() {
    var rules = rules(Optional.empty(), "", Optional.of(false), Optional.of(true));

    assertThat(rules.choose("ghcr.io", "x")).isEqualTo(HTTP);
    assertThat(rules.choose("h.test", "x")).isEqualTo(HTTP);
  }

  @Test
  void obeyTheSettingForTheDefaultRegistryAndThisMachine() {
    var rules = rules(Optional.empty(), "", Optional.of(true), Optional.empty());

    assertThat(rules.choose("ghcr.io", "x")).isEqualTo(HTTP);
    assertThat(rules.choose("localhost:5001", "x")).isEqualTo(HTTP);
    assertThat(rules.choose("h.test", "x")).isEqualTo(HTTPS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "true", "1", " on"})
  void refuseAValueThatMeansNothing(String value) {
    assertThatThrownBy(() -> rules(Optional.empty(), value, Optional.empty(), Optional.empty()))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_USAGE));
  }

  private static SchemeRules rules(
      Optional<Boolean> flag,
      String variable,
      Optional<Boolean> setting,
      Optional<Boolean> loginOverHttp) {
    return new SchemeRules(
        flag,
        Map.of("OCI_REG_PLAIN_HTTP", variable),
        new SchemeRules.Default("ghcr.io", setting),
        new Logins(loginOverHttp));
  }

  private record Logins(Optional<Boolean> overHttp) implements CredentialSource {
    @Override
    public Found find(String registry, String repository) {
      return Found.nothing();
    }

    @Override
    public Optional<LoginRecord> login(String registry, String repository) {
      return overHttp.map(plain -> new LoginRecord("docker://" + registry, plain, false));
    }
  }
}
