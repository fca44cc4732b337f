// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferenceTest {
  private static final Reference.Defaults DEFAULTS = new Reference.Defaults("ghcr.io", "kcl-lang");
  private static final String HEX = "a".repeat(64);

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          k8s                                    | ghcr.io        | kcl-lang/k8s   |
          k8s:1.28                               | ghcr.io        | kcl-lang/k8s   | 1.28
          k8s:1.0.0+b1                           | ghcr.io        | kcl-lang/k8s   | 1.0.0_b1
          kcl-lang/k8s:1.28                      | ghcr.io        | kcl-lang/k8s   | 1.28
          acme/web                               | ghcr.io        | acme/web       |
          localhost:5001/x:1                     | localhost:5001 | x              | 1
          localhost/x:1                          | localhost      | x              | 1
          LocalHost/x:1                          | localhost      | x              | 1
          localhost:latest                       | ghcr.io        | kcl-lang/localhost | latest
          127.0.0.1:5001/a/b/x                   | 127.0.0.1:5001 | a/b/x          |
          [::1]:5001/x:1                         | [::1]:5001     | x              | 1
          [2001:db8::1]/x                        | [2001:db8::1]  | x              |
          OCI://ghcr.io/kcl-lang/k8s             | ghcr.io        | kcl-lang/k8s   |
          oras://ghcr.io/a/sif:1                 | ghcr.io        | a/sif          | 1
          oci://GHCR.io/a/x                      | ghcr.io        | a/x            |
          oci://localhost:5001/test/x?tag=0.1.0  | localhost:5001 | test/x         | 0.1.0
          oci://h.io/x?tag=1.0.0%2Bb1            | h.io           | x              | 1.0.0_b1
          oci://h.io/x:1?tag=1                   | h.io           | x              | 1
          oci://k8s:1.28                         | ghcr.io        | kcl-lang/k8s   | 1.28
          docker://ubuntu:20.04                  | docker.io      | library/ubuntu | 20.04
          docker://acme/web                      | docker.io      | acme/web       |
          docker.io/ubuntu                       | docker.io      | library/ubuntu |
          index.docker.io/acme/web:1             | docker.io      | acme/web       | 1
          registry-1.docker.io/ubuntu            | docker.io      | library/ubuntu |
          h.io/a__b/c--d.e_f                     | h.io           | a__b/c--d.e_f  |
          """)
  void readsWhatUsersType(String text, String registry, String repository, String tag) {
    var reference = Reference.parse(text, DEFAULTS);

    assertThat(reference.registry()).isEqualTo(registry);
    assertThat(reference.repository()).isEqualTo(repository);
    assertThat(reference.tag().orElse(null)).isEqualTo(tag);
    assertThat(reference.digest()).isEmpty();
  }

  @Test
  void readsDigests() {
    var sha256 = Reference.parse("index.unikraft.io/alice/my-app@sha256:" + HEX, DEFAULTS);
    var sha512 = Reference.parse("k8s@sha512:" + HEX + HEX, DEFAULTS);

    assertThat(sha256.name()).isEqualTo("index.unikraft.io/alice/my-app");
    assertThat(sha256.tag()).isEmpty();
    assertThat(sha256.digest()).contains(new Digest(Digest.Algorithm.SHA256, HEX));
    assertThat(sha512.name()).isEqualTo("ghcr.io/kcl-lang/k8s");
    assertThat(sha512.digest()).contains(new Digest(Digest.Algorithm.SHA512, HEX + HEX));
  }

  @Test
  void keepsTagAndDigest() {
    var reference = Reference.parse("reg.example.com/a/x:1@sha256:" + HEX, DEFAULTS);

    assertThat(reference.tag()).contains("1");
    assertThat(reference.tagOrDigest()).contains("sha256:" + HEX);
    assertThat(reference).hasToString("reg.example.com/a/x:1@sha256:" + HEX);
  }

  @Test
  void takesTheWholeNameWhereNoDefaultRepositoryIsSet() {
    var reference = Reference.parse("k8s", new Reference.Defaults("h.io", ""));

    assertThat(reference.name()).isEqualTo("h.io/k8s");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          a:b:c                     | it has more than one `:` behind the last `/`, or one before it
          h.io/x:1:2                | it has more than one `:` behind the last `/`, or one before it
          h.io/X                    | a repository is written in lower case: `x`
          Acme/web                  | a repository is written in lower case: `acme/web`
          localhost:5001            | the repository is missing
          localhost                 | the repository is missing
          [::1]:5001                | the repository is missing
          oci://ghcr.io             | the repository is missing
          oci://ghcr.io/            | the repository is missing
          h.io/x#main               | `#` has no meaning in it
          h.io/x?tag=1              | `?tag=` stands only behind a scheme such as `oci://`
          h.io:0/x                  | its port is not a number from 1 to 65535
          h.io:65536/x              | its port is not a number from 1 to 65535
          h.io:/x                   | its port is not a number from 1 to 65535
          1.2.3.999/x               | its host is not a host name
          h..io/x                   | its host is not a host name
          [::1/x                    | the `[` of the host is not closed
          [:::]/x                   | its host is not a host name
          [1:2:3:4:5:6:7:8::]/x     | its host is not a host name
          héllo/x                   | it contains a character outside of ASCII
          'h.io/x y'                | it contains white space
          ''                        | it is empty
          """)
  void refusesWithTheReason(String text, String reason) {
    assertRefused(text).hasMessageEndingWith(": " + reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h.io/x:-1",
        "h.io/x:",
        "h.io/x@1.0",
        "h.io/x@sha256:ABC",
        "h.io//x",
        "h.io/x/",
        "/x",
        "h.io/a___b",
        "h.io/a..b",
        "h.io/../x",
        "h.io/%2e%2e/x",
        "h.io/-a",
        "oci://h.io/x?tag=%4",
        "oci://h.io/x?tag=a&digest=b",
        "oci://h.io/x?tag=../y",
        "h.io/x\n",
        "h.io/x\u0000",
        "@",
        ":",
        "://",
        "oci://",
      })
  void refusesWhatIsNoReference(String text) {
    assertRefused(text);
  }

  @Test
  void refusesNamesThatAreTooLong() {
    assertThat(Reference.parse("h.io/" + "a".repeat(250), DEFAULTS).repository())
        .hasSize(250);
    assertRefused("h.io/" + "a".repeat(251));
    assertThat(Reference.parse("h.io/x:" + "1".repeat(128), DEFAULTS).tag()).isPresent();
    assertRefused("h.io/x:" + "1".repeat(129));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil/../../x", "h.io:99999", ""})
  void checksTheDefaultsToo(String registry) {
    assertThatThrownBy(() -> Reference.parse("k8s", new Reference.Defaults(registry, "a")))
        .isInstanceOf(KpmException.class);
  }

  @Test
  void proposesTheNearestScheme() {
    assertThatThrownBy(() -> Reference.parse("orsa://h.io/x", DEFAULTS))
        .hasMessage("cannot read the reference `orsa://h.io/x`: its scheme is not one of `oci://`,"
            + " `docker://`, `oras://`")
        .satisfies(e ->
            assertThat(((KpmException) e).hint()).contains("write `oras://`, or no scheme at all"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oci://u:s3cr3t@h.io/x",
        "oci://s3cr3t@h.io/x:1",
        "u:s3cr3t@h.io/x",
        "u:s3cr3t@h.io",
        "https://u:s3cr3t@h.io/x",
        "oci://u:a/s3cr3t@h.io/x",
        "oci://h.io/x?token=s3cr3t",
      })
  void neverShowsASecret(String text) {
    assertRefused(text).hasMessageContaining("***").hasMessageNotContaining("s3cr3t");
  }

  @Test
  void refusesTwoDifferentTags() {
    assertThatThrownBy(() -> Reference.parse("oci://h.io/x:1?tag=2", DEFAULTS))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_USAGE))
        .hasMessage("the reference names two tags, `1` and `2`");
  }

  @Test
  void neverFailsInAnotherWay() {
    var random = new Random(7);
    var alphabet = "aZ0/:@.[]-_%?#=&+~ \\\n\u00e9sha256:oci://localhost";

    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(24); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertReadOrRefused(text.toString());
    }
  }

  private static void assertReadOrRefused(String text) {
    try {
      var reference = Reference.parse(text, DEFAULTS);
      assertThat(Reference.parse(reference.toString(), DEFAULTS)).isEqualTo(reference);
    } catch (KpmException e) {
      assertThat(e.id()).isIn(ErrorId.E_REF, ErrorId.E_USAGE);
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String text) {
    return assertThatThrownBy(() -> Reference.parse(text, DEFAULTS))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_REF));
  }
}
