// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import static io.kpm.testing.ScriptedTransport.error;
import static io.kpm.testing.ScriptedTransport.lost;
import static io.kpm.testing.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Retries;
import io.kpm.http.TransportException;
import io.kpm.oci.auth.LoginCheck.Outcome;
import io.kpm.oci.credentials.Credential;
import io.kpm.report.Reporter;
import io.kpm.testing.FakeTime;
import io.kpm.testing.ScriptedTransport;
import io.kpm.testing.ScriptedTransport.Message;
import io.kpm.testing.ScriptedTransport.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class LoginCheckTest {
  private static final String REMOTE = "https://reg.test/v2/";
  private static final String LOCAL = "http://localhost:5001/v2/";
  private static final String LOCAL_TLS = "https://localhost:5001/v2/";
  private static final Credential ANN = new Credential.Password("ann", "pw");
  private static final Message BASIC = status(401).with("WWW-Authenticate", "Basic realm=\"r\"");
  private static final Message OPEN =
      status(200, "{}").with("Docker-Distribution-Api-Version", "registry/2.0");

  private final ScriptedTransport net = new ScriptedTransport();
  private final ScriptedTransport unverified = new ScriptedTransport();

  @Test
  void triesWithoutAndThenWithTheCredential() throws IOException {
    net.on("GET", REMOTE, BASIC, OPEN);

    assertThat(check(false).check("reg.test", "", ANN)).isEqualTo(new Outcome(false, false, true));
    assertThat(net.sent("Authorization")).containsExactly("-", "Basic YW5uOnB3");
  }

  @Test
  void saysThatNothingWasAskedFor() throws IOException {
    net.on("GET", REMOTE, OPEN);

    assertThat(check(false).check("reg.test", "", ANN)).isEqualTo(new Outcome(false, false, false));
    assertThat(net.asked()).hasSize(1);
  }

  @Test
  void asksForATokenWithoutAnyScope() throws IOException {
    net.on(
            "GET",
            REMOTE,
            status(401).with("WWW-Authenticate", "Bearer realm=\"https://a.test/t\",service=\"s\""),
            OPEN)
        .on("GET", "https://a.test/t", status(200, "{\"token\":\"t1\"}"));

    assertThat(check(false).check("reg.test", "", ANN).asked()).isTrue();
    assertThat(net.asked().get(1)).isEqualTo("GET https://a.test/t?service=s");
  }

  @Test
  void refusesWrongCredentials() {
    net.on("GET", REMOTE, BASIC);

    assertRefused(ErrorId.E_AUTH, () -> check(false).check("reg.test", "", ANN));
    assertThat(net.asked()).hasSize(2);
  }

  @Test
  void tellsADeniedUserFromAWrongOne() {
    net.on("GET", REMOTE, BASIC, error(403, "DENIED"));

    assertRefused(ErrorId.E_DENIED, () -> check(false).check("reg.test", "", ANN));
  }

  @Test
  void recognisesWhatIsNoRegistry() {
    net.on(
        "GET",
        REMOTE,
        status(200, "<html>").with("Content-Type", "text/html; charset=utf-8"),
        status(404));

    assertRefused(ErrorId.E_PROTO, () -> check(false).check("reg.test", "", ANN));
    assertRefused(ErrorId.E_PROTO, () -> check(false).check("reg.test", "", ANN));
  }

  @Test
  void findsPlainHttpOnThisMachine() throws IOException {
    net.on("GET", LOCAL, BASIC, BASIC, OPEN);

    assertThat(check(false).check("localhost:5001", "", ANN))
        .isEqualTo(new Outcome(true, false, true));
  }

  @Test
  void findsTlsOnThisMachine() throws IOException {
    assertFindsTls(status(400, "Client sent an HTTP request to an HTTPS server.\n"));
    assertFindsTls(lost());
    assertFindsTls(failing(TransportException.Kind.SPEAKS_TLS));
  }

  @Test
  void goesFromUnverifiedTlsToHttpWhereThatIsWanted() throws IOException {
    unverified.on("GET", REMOTE, failing(TransportException.Kind.SPEAKS_PLAIN_TEXT));
    net.on("GET", "http://reg.test/v2/", BASIC, OPEN);

    assertThat(check(true).check("reg.test", "", ANN)).isEqualTo(new Outcome(true, false, true));
  }

  @Test
  void staysWithUnverifiedTlsWhereItWorks() throws IOException {
    unverified.on("GET", REMOTE, BASIC, OPEN);

    assertThat(check(true).check("reg.test", "", ANN)).isEqualTo(new Outcome(false, true, true));
    assertThat(net.asked()).isEmpty();
  }

  @Test
  void goesNotDownToHttpAfterARefusal() {
    unverified.on("GET", REMOTE, BASIC);

    assertRefused(ErrorId.E_AUTH, () -> check(true).check("reg.test", "", ANN));
    assertThat(net.asked()).isEmpty();
  }

  @Test
  void takesNoCertificateForAReasonToUseHttp() {
    net.on("GET", REMOTE, failing(TransportException.Kind.UNTRUSTED));

    assertRefused(ErrorId.E_TLS, () -> check(false).check("reg.test", "", ANN));
    assertThat(net.asked()).hasSize(1);
  }

  private static void assertFindsTls(Reply plain) throws IOException {
    var own = new ScriptedTransport().on("GET", LOCAL, plain).on("GET", LOCAL_TLS, BASIC, OPEN);

    assertThat(check(own, own, false).check("localhost:5001", "", ANN).plainHttp())
        .isFalse();
  }

  private LoginCheck check(boolean insecure) {
    return check(net, unverified, insecure);
  }

  private static LoginCheck check(
      ScriptedTransport net, ScriptedTransport unverified, boolean insecure) {
    var rules = new SchemeRules(
        Optional.empty(),
        Map.of(),
        new SchemeRules.Default("ghcr.io", Optional.empty()),
        new FixedCredentials(Credential.ANONYMOUS));
    return new LoginCheck(network(net), network(unverified), rules, Optional.empty(), insecure);
  }

  private static Network network(ScriptedTransport net) {
    var time = new FakeTime();
    return new Network(net, net, new Retries(5, time, Reporter.silent()), time);
  }

  private static Reply failing(TransportException.Kind kind) {
    return request -> {
      throw new TransportException(kind, "no way");
    };
  }

  private static void assertRefused(ErrorId id, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id));
  }
}
