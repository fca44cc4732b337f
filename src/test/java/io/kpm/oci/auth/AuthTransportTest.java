// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import static io.kpm.testing.ScriptedTransport.error;
import static io.kpm.testing.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Origin;
import io.kpm.http.Request;
import io.kpm.http.RequestBody;
import io.kpm.http.Response;
import io.kpm.http.Retries;
import io.kpm.oci.credentials.Credential;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.report.Reporter;
import io.kpm.testing.FakeTime;
import io.kpm.testing.ScriptedTransport;
import io.kpm.testing.ScriptedTransport.Message;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class AuthTransportTest {
  private static final String TAG = "https://reg.test/v2/a/manifests/1";
  private static final String UPLOADS = "https://reg.test/v2/a/blobs/uploads/";
  private static final String TOKEN = "https://auth.test/token";
  private static final Credential ANN = new Credential.Password("ann", "pä:ss");
  // base64 of ann:pä:ss in UTF-8
  private static final String ANN_BASIC = "Basic YW5uOnDDpDpzcw==";
  private static final Message BASIC = status(401).with("WWW-Authenticate", "Basic realm=\"r\"");
  private static final Message BEARER = status(401)
      .with(
          "WWW-Authenticate",
          "Bearer realm=\"https://auth.test/token\",service=\"reg\",scope=\"repository:a:pull\"");

  private final ScriptedTransport net = new ScriptedTransport();
  private final FakeTime time = new FakeTime();
  private final RegistryAuth auth = auth(net, time);

  @Test
  void sendsNothingThatWasNotAskedFor() throws IOException {
    net.on("GET", TAG, status(200));

    get(ann(), TAG);

    assertThat(net.sent("Authorization")).containsExactly("-");
  }

  @Test
  void answersBasicAndRemembersIt() throws IOException {
    net.on("GET", TAG, BASIC, status(200));
    var transport = ann();

    get(transport, TAG);
    get(transport, TAG);

    assertThat(net.sent("Authorization")).containsExactly("-", ANN_BASIC, ANN_BASIC);
    assertThat(transport.account()).isEqualTo("ann");
  }

  @Test
  void saysWhoWasRefused() {
    net.on("GET", TAG, BASIC);

    assertRefused(ErrorId.E_AUTH, () -> get(ann(), TAG))
        .hasMessage("`reg.test` refused the user `ann`");
    assertThat(net.asked()).hasSize(2);
  }

  @Test
  void saysThatALoginIsNeeded() {
    net.on("GET", TAG, BASIC);

    assertRefused(ErrorId.E_AUTH, () -> get(nobody(), TAG))
        .hasMessage("`reg.test` asks for a login, and none is known")
        .satisfies(e -> assertThat(((KpmException) e).hint()).contains("`kpm login reg.test`"));
    assertThat(net.asked()).hasSize(1);
  }

  @Test
  void namesTheCredentialProgramThatWasNotRun() {
    net.on("GET", TAG, BASIC);
    var found = new CredentialSource.Found(Credential.ANONYMOUS, "file", Optional.of("pass"));

    assertRefused(
            ErrorId.E_AUTH, () -> get(auth.forRepository("a", new FixedCredentials(found)), TAG))
        .hasMessageContaining("`docker-credential-pass`");
  }

  @Test
  void asksTheSourcesAgainAfterARefusal() throws IOException {
    var source = new FixedCredentials(new Credential.Password("ann", "old"));
    net.on("GET", TAG, BASIC, status(200), BASIC, status(200));
    var transport = auth.forRepository("a", source);
    get(transport, TAG);
    source.change(ANN);

    get(transport, TAG);

    assertThat(net.sent("Authorization")).hasSize(4).endsWith(ANN_BASIC);
  }

  @Test
  void fetchesATokenForTheDemandedScope() throws IOException {
    net.on("GET", TAG, BEARER, status(200)).on("GET", TOKEN, token("t1"));

    get(ann(), TAG);

    assertThat(net.asked().get(1))
        .isEqualTo("GET " + TOKEN + "?service=reg&scope=repository%3Aa%3Apull");
    assertThat(net.sent("Authorization")).containsExactly("-", ANN_BASIC, "Bearer t1");
  }

  @Test
  void fetchesPublicContentWithoutALogin() throws IOException {
    net.on("GET", TAG, BEARER, status(200)).on("GET", TOKEN, token("t1"));

    get(nobody(), TAG);

    assertThat(net.sent("Authorization")).containsExactly("-", "-", "Bearer t1");
  }

  @Test
  void usesOneTokenForAWholePush() throws IOException {
    net.on("POST", UPLOADS, BEARER, status(202))
        .on("GET", TOKEN, token("t1"))
        .on("GET", TAG, status(200));
    var transport = ann();

    transport.send(Request.of("POST", URI.create(UPLOADS)));
    transport.send(Request.of("POST", URI.create(UPLOADS)));
    get(transport, TAG);

    assertThat(net.asked()).filteredOn(line -> line.contains(TOKEN)).hasSize(1);
    assertThat(net.asked().get(1)).endsWith("scope=repository%3Aa%3Apull%2Cpush");
  }

  @Test
  void neverUsesATokenForAnotherRepository() throws IOException {
    net.on("GET", TAG, BEARER, status(200))
        .on("GET", "https://reg.test/v2/b/manifests/1", status(200))
        .on("GET", TOKEN, token("ta"), token("tb"));

    get(ann(), TAG);
    get(auth.forRepository("b", new FixedCredentials(ANN)), "https://reg.test/v2/b/manifests/1");

    assertThat(net.sent("Authorization"))
        .containsExactly("-", ANN_BASIC, "Bearer ta", ANN_BASIC, "Bearer tb");
  }

  @Test
  void renewsATokenThatExpiredOnTheWay() throws IOException {
    net.on("GET", TAG, BEARER, status(200), BEARER, status(200))
        .on("GET", TOKEN, token("t1"), token("t2"));
    var transport = ann();

    get(transport, TAG);
    get(transport, TAG);

    assertThat(net.sent("Authorization"))
        .containsExactly("-", ANN_BASIC, "Bearer t1", "Bearer t1", ANN_BASIC, "Bearer t2");
  }

  @Test
  void renewsATokenBeforeItExpires() throws IOException {
    net.on("GET", TAG, BEARER, status(200)).on("GET", TOKEN, token("t1"), token("t2"));
    var transport = ann();
    get(transport, TAG);
    time.pass(Duration.ofSeconds(271));

    get(transport, TAG);

    assertThat(net.sent("Authorization")).endsWith("Bearer t2");
  }

  @Test
  void renewsATokenThatWouldNotLastThroughALongBody() throws IOException {
    net.on("POST", UPLOADS, BEARER, status(202)).on("GET", TOKEN, brief("t1"), token("t2"));
    var transport = ann();
    transport.send(Request.of("POST", URI.create(UPLOADS)));
    time.pass(Duration.ofSeconds(15));

    transport.send(Request.of("POST", URI.create(UPLOADS))
        .carrying(RequestBody.of(new byte[1024 * 1024 + 1])));

    assertThat(net.sent("Authorization")).endsWith("Bearer t2");
  }

  @Test
  void endsAfterTwoRefusals() {
    net.on("GET", TAG, BEARER).on("GET", TOKEN, token("t1"));

    assertRefused(ErrorId.E_AUTH, () -> get(ann(), TAG));
    assertThat(net.asked()).filteredOn(line -> line.contains(TAG)).hasSize(2);
  }

  @Test
  void refreshesWithAnIdentityToken() throws IOException {
    net.on("GET", TAG, BEARER, status(200)).on("POST", TOKEN, token("t1"));
    var identity = new Credential.RefreshToken("u", "r/f+r");

    get(auth.forRepository("a", new FixedCredentials(identity)), TAG);

    assertThat(net.sent("Authorization")).containsExactly("-", "-", "Bearer t1");
    assertThat(net.sent("Content-Type").get(1)).isEqualTo("application/x-www-form-urlencoded");
  }

  @Test
  void showsAnIdentityTokenAsAPasswordWhereOAuthIsUnknown() throws IOException {
    net.on("GET", TAG, BEARER, status(200))
        .on("POST", TOKEN, status(404))
        .on("GET", TOKEN, token("t1"));
    var identity = new Credential.RefreshToken("u", "r");

    get(auth.forRepository("a", new FixedCredentials(identity)), TAG);

    assertThat(net.sent("Authorization")).containsExactly("-", "-", "Basic dTpy", "Bearer t1");
  }

  @Test
  void sendsARegistryTokenUnchanged() throws IOException {
    net.on("GET", TAG, BEARER, status(200));

    get(auth.forRepository("a", new FixedCredentials(new Credential.RegistryToken("rt"))), TAG);

    assertThat(net.sent("Authorization")).containsExactly("-", "Bearer rt");
  }

  @Test
  void asksNoTokenServerThatItMustNotAsk() {
    net.on("GET", TAG, status(401).with("WWW-Authenticate", "Bearer realm=\"http://auth.test/t\""));

    assertRefused(ErrorId.E_POLICY, () -> get(ann(), TAG));
    assertThat(net.asked()).hasSize(1);
  }

  @Test
  void followsNoTokenServerElsewhere() {
    net.on("GET", TAG, BEARER)
        .on("GET", TOKEN, status(302).with("Location", "https://evil.test/t"));

    assertRefused(ErrorId.E_POLICY, () -> get(ann(), TAG));
    assertThat(net.asked()).noneMatch(line -> line.contains("evil"));
  }

  @Test
  void judgesWhatTheTokenServerAnswers() {
    assertTokenAnswer(status(200, "<html>"), ErrorId.E_AUTH);
    assertTokenAnswer(status(200, "{}"), ErrorId.E_AUTH);
    assertTokenAnswer(status(200, " ".repeat(70_000)), ErrorId.E_LIMIT);
    assertTokenAnswer(status(401), ErrorId.E_AUTH);
    assertTokenAnswer(error(403, "DENIED"), ErrorId.E_AUTH);
    assertTokenAnswer(status(500), ErrorId.E_SERVER);
  }

  @Test
  void hidesNothingThatAnonymousUsersMayNotSee() {
    net.on("GET", TAG, BEARER).on("GET", TOKEN, error(403, "DENIED"));

    assertRefused(ErrorId.E_DENIED, () -> get(nobody(), TAG))
        .hasMessage("`reg.test` denied access to the user `anonymous`");
  }

  @Test
  void givesNothingToOtherOrigins() throws IOException {
    net.on("GET", TAG, BASIC, status(200)).on("GET", "https://reg.test:8443/blob", status(200));
    var transport = ann();
    get(transport, TAG);

    transport.send(Request.of("GET", URI.create("https://reg.test:8443/blob"))
        .with("Authorization", "Basic leak"));

    assertThat(net.sent("Authorization")).endsWith("-");
  }

  @Test
  void logsInNowhereElse() {
    net.on("GET", "https://cdn.test/blob", BASIC);

    assertRefused(ErrorId.E_AUTH, () -> get(ann(), "https://cdn.test/blob"));
    assertThat(net.sent("Authorization")).containsExactly("-");
  }

  @Test
  void answersTokensElsewhereAnonymously() throws IOException {
    net.on("GET", "https://cdn.test/blob", BEARER, status(200)).on("GET", TOKEN, token("t1"));

    get(ann(), "https://cdn.test/blob");

    assertThat(net.sent("Authorization")).containsExactly("-", "-", "Bearer t1");
  }

  private void assertTokenAnswer(Message answer, ErrorId id) {
    var own = new ScriptedTransport().on("GET", TAG, BEARER).on("GET", TOKEN, answer);
    var transport = auth(own, new FakeTime()).forRepository("a", new FixedCredentials(ANN));
    assertRefused(id, () -> get(transport, TAG));
  }

  private static RegistryAuth auth(ScriptedTransport net, FakeTime time) {
    var network = new Network(net, net, new Retries(5, time, Reporter.silent()), time);
    return new RegistryAuth("reg.test", Origin.of(URI.create("https://reg.test")), network);
  }

  private AuthTransport ann() {
    return auth.forRepository("a", new FixedCredentials(ANN));
  }

  private AuthTransport nobody() {
    return auth.forRepository("a", new FixedCredentials(Credential.ANONYMOUS));
  }

  private static void get(AuthTransport transport, String uri) throws IOException {
    try (Response response = transport.send(Request.of("GET", URI.create(uri)))) {
      assertThat(response.status()).isEqualTo(200);
    }
  }

  private static Message token(String value) {
    return status(200, "{\"token\":\"" + value + "\",\"expires_in\":300}");
  }

  private static Message brief(String value) {
    return status(200, "{\"token\":\"" + value + "\",\"expires_in\":40}");
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      ErrorId id, ThrowingCallable action) {
    return assertThatThrownBy(action)
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id));
  }
}
