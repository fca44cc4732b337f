// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Origin;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RealmTest {
  @ParameterizedTest
  @CsvSource(textBlock = """
      https://reg.test,         https://reg.test/token
      https://reg.test,         https://auth.other.test/token?x=1
      http://reg.test:5000,     http://reg.test:5000/token
      http://reg.test:5000,     https://auth.test/token
      http://localhost:5001,    http://127.0.0.1:5002/token
      http://localhost:5001,    https://localhost:5002/token
      https://localhost:5001,   https://127.0.0.1:5002/token
      https://10.0.0.5:5000,    https://10.0.0.5/token
      """)
  void mayBeAskedWhereNothingLeaks(URI registry, String realm) {
    assertThat(Realm.of(realm, Origin.of(registry)).uri()).hasToString(realm);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      https://reg.test,         http://reg.test/token
      https://reg.test,         http://auth.test/token
      https://reg.test,         https://10.0.0.1/token
      https://reg.test,         https://0x0a000001/token
      https://reg.test,         https://[::ffff:10.0.0.1]/token
      https://reg.test,         https://localhost/token
      https://reg.test,         https://169.254.169.254/token
      http://10.0.0.5:5000,     https://169.254.169.254/token
      http://10.0.0.5:5000,     https://10.0.0.6/token
      http://10.0.0.5:5000,     http://10.0.0.5:5001/token
      https://localhost:5001,   http://localhost:5002/token
      http://localhost:5001,    http://auth.test/token
      https://reg.test,         file:///etc/passwd
      https://reg.test,         gopher://auth.test/
      https://reg.test,         /token
      https://reg.test,         token
      https://reg.test,         //auth.test/token
      https://reg.test,         https://u:pw@reg.test/token
      https://reg.test,         'https://auth.test/a token'
      https://reg.test,         https:///token
      https://reg.test,         https://auth.test:99999/token
      """)
  void isRefusedBeforeAnyRequest(URI registry, String realm) {
    assertThatThrownBy(() -> Realm.of(realm, Origin.of(registry)))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_POLICY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://u:s3cret@10.0.0.1/",
        "https://10.0.0.1/?k=s3cret",
        "//u:s3cret@auth.test/",
        "https://u:s3cret@auth test/",
        "ftp://u:s3cret@auth.test/",
      })
  void isNamedWithoutItsSecrets(String realm) {
    assertThatThrownBy(() -> Realm.of(realm, Origin.of(URI.create("https://r.test"))))
        .hasMessageNotContaining("s3cret");
  }
}
