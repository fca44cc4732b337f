// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Headers;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChallengeTest {
  private static final Challenge.Bearer FULL = new Challenge.Bearer(
      "https://a.test/token", Optional.of("s"), Optional.of("repository:x:pull,push"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer realm=\"https://a.test/token\",service=\"s\",scope=\"repository:x:pull,push\"",
        "bearer scope=\"repository:x:pull,push\", service=s, REALM=\"https://a.test/token\"",
        "BEARER  realm = \"https://a.test/token\" , service =\"s\",scope= \"repository:x:pull,push\"",
        "Basic realm=\"r, with a comma\", Bearer realm=\"https://a.test/token\","
            + "service=\"s\",scope=\"repository:x:pull,push\"",
        "Bearer realm=\"https://a.test/token\",service=\"s\",scope=\"repository:x:pull,push\","
            + " Basic realm=\"r\"",
        "Negotiate, Bearer realm=\"https:\\//a.test/token\",service=\"s\","
            + "scope=\"repository:x:pull,push\", Digest nonce=\"x\"",
        "Negotiate YWJj==, Bearer realm=\"https://a.test/token\",service=\"s\",,"
            + "scope=\"repository:x:pull,push\",",
      })
  void readsParametersInAnyOrderAndForm(String line) {
    assertThat(choose(line)).isEqualTo(FULL);
  }

  @Test
  void needsNeitherServiceNorScope() {
    assertThat(choose("Bearer realm=\"https://a.test/token\""))
        .isEqualTo(
            new Challenge.Bearer("https://a.test/token", Optional.empty(), Optional.empty()));
  }

  @Test
  void readsSeveralHeaderLines() {
    assertThat(choose("Negotiate", "Basic realm=\"r\"")).isEqualTo(new Challenge.Basic());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "basic realm=\"x\"", "Basic realm=x, charset=\"UTF-8\""})
  void takesBasicWithAndWithoutRealm(String line) {
    assertThat(choose(line)).isEqualTo(new Challenge.Basic());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Negotiate", "Digest nonce=\"x\"", " , "})
  void namesWhatWasOfferedIfNothingIsKnown(String line) {
    assertRefused(ErrorId.E_AUTH, line);
  }

  @Test
  void saysThatThereIsNoChallenge() {
    assertThatThrownBy(() -> Challenge.choose(Headers.none(), "h.test"))
        .hasMessage(
            "`h.test` asks for a login but offers no way that kpm knows: its answer has no challenge");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer realm=\"https://a.test",
        "Bearer realm=\"x\\",
        "Bearer service=\"s\"",
        "Bearer",
        "Bearer realm=\"a\" service=\"b\"",
        "\"quoted\"",
        "Basic (odd)",
      })
  void refusesWhatCannotBeRead(String line) {
    assertRefused(ErrorId.E_PROTO, line);
  }

  private static Challenge choose(String... lines) {
    var fields = new ArrayList<Headers.Field>();
    for (var line : lines) {
      fields.add(new Headers.Field("www-authenticate", line));
    }
    return Challenge.choose(Headers.of(fields), "h.test");
  }

  private static void assertRefused(ErrorId id, String line) {
    assertThatThrownBy(() -> choose(line))
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id));
  }
}
