// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.io.IOException;
import java.net.URI;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedirectTransportTest {
  private static final Request GET = Request.of("GET", URI.create("https://reg.test/v2/a/blobs/x"))
      .with("Authorization", "Bearer secret")
      .with("Cookie", "secret")
      .with("Accept", "a/b")
      .with("Range", "bytes=5-");

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void anotherOriginGetsNoSecret(int status) throws IOException {
    var script =
        Script.of().answer(status, "Location", "https://cdn.test/x?sig=1").answer(200);

    var response = RedirectTransport.anywhere(script).send(GET);

    assertThat(response.uri()).isEqualTo(URI.create("https://cdn.test/x?sig=1"));
    assertThat(script.requests().get(1).headers().fields())
        .containsExactly(
            new Headers.Field("Range", "bytes=5-"), new Headers.Field("Accept", "a/b"));
  }

  @Test
  void anotherPortIsAnotherOrigin() throws IOException {
    var script = Script.of().answer(307, "Location", "https://reg.test:444/x").answer(200);

    RedirectTransport.anywhere(script).send(GET).close();

    assertThat(script.requests().get(1).headers().has("Authorization")).isFalse();
  }

  @Test
  void secretsDoNotComeBackAfterADetour() throws IOException {
    var script = Script.of()
        .answer(307, "Location", "https://cdn.test/x")
        .answer(307, "Location", "https://reg.test/y")
        .answer(200);

    RedirectTransport.anywhere(script).send(GET).close();

    assertThat(script.requests().get(2).headers().has("Authorization")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "../x?y, https://reg.test/v2/a/x?y",
    "/v2/z, https://reg.test/v2/z",
    "?q, https://reg.test/v2/a/blobs/x?q",
    "https://REG.test:443/q, https://REG.test:443/q",
  })
  void theSameOriginKeepsEverything(String location, String target) throws IOException {
    var script = Script.of().answer(302, "Location", location).answer(200);

    RedirectTransport.anywhere(script).send(GET).close();

    assertThat(script.urls()).element(1).isEqualTo(target);
    assertThat(script.requests().get(1).headers()).isSameAs(GET.headers());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://reg.test/x",
        "http://cdn.test/x",
        "https://10.0.0.1/x",
        "https://localhost/x",
        "https://169.254.169.254/x",
        "//169.254.169.254/x",
        "https://0xa9fea9fe/x",
        "https://[::ffff:169.254.169.254]/x",
        "file:///etc/passwd",
        "jar:https://a/x!/",
        "ftp://a/x",
        "https://u:p@cdn.test/x",
        "/x%0d%0aA:b",
      })
  void goesNowhereUnsafe(String location) {
    var script = Script.of().answer(307, "Location", location).answer(200);

    assertFails(ErrorId.E_REDIRECT, () -> RedirectTransport.anywhere(script).send(GET));
    assertThat(script.requests()).hasSize(1);
  }

  @Test
  void refusesA100KibibyteAddress() {
    var script = Script.of().answer(307, "Location", "/" + "x".repeat(100 * 1024));

    assertFails(ErrorId.E_REDIRECT, () -> RedirectTransport.anywhere(script).send(GET));
  }

  @Test
  void aPrivateRegistryMayRedirectToAPrivateAddress() throws IOException {
    var script = Script.of().answer(307, "Location", "http://10.0.0.2:9000/x").answer(200);
    var request = Request.of("GET", URI.create("http://localhost:5000/v2/a/blobs/x"));

    assertThat(RedirectTransport.anywhere(script).send(request).status()).isEqualTo(200);
  }

  @Test
  void aPrivateRegistryMayNotRedirectToLinkLocal() {
    var script =
        Script.of().answer(307, "Location", "http://169.254.169.254/latest").answer(200);
    var request = Request.of("GET", URI.create("http://localhost:5000/v2/a/blobs/x"));

    assertFails(ErrorId.E_REDIRECT, () -> RedirectTransport.anywhere(script).send(request));
  }

  @Test
  void missingAndEmptyLocationsAreNoProtocol() {
    var missing = Script.of().answer(307);
    var empty = Script.of().answer(307, "Location", "");

    assertFails(ErrorId.E_PROTO, () -> RedirectTransport.anywhere(missing).send(GET));
    assertFails(ErrorId.E_PROTO, () -> RedirectTransport.anywhere(empty).send(GET));
  }

  @Test
  void followsFiveHopsAndNoMore() throws IOException {
    var five = Script.of()
        .answer(307, "Location", "/1")
        .answer(307, "Location", "/2")
        .answer(307, "Location", "/3")
        .answer(307, "Location", "/4")
        .answer(307, "Location", "/5")
        .answer(200);
    var loop = Script.of().answer(307, "Location", "/again");

    assertThat(RedirectTransport.anywhere(five).send(GET).status()).isEqualTo(200);
    assertFails(ErrorId.E_REDIRECT, () -> RedirectTransport.anywhere(loop).send(GET));
    assertThat(loop.requests()).hasSize(6);
  }

  @Test
  void headIsNotSentToASignedAddress() throws IOException {
    var script = Script.of().answer(307, "Location", "https://cdn.test/x");
    var head = Request.of("HEAD", GET.uri());

    assertThat(RedirectTransport.anywhere(script).send(head).status()).isEqualTo(307);
  }

  @Test
  void writesFollowOnlyWithinTheirOrigin() throws IOException {
    var inside = Script.of().answer(307, "Location", "/other").answer(201);
    var outside = Script.of().answer(307, "Location", "https://cdn.test/x").answer(201);
    var changed = Script.of().answer(302, "Location", "/other").answer(201);
    var put = Request.of("PUT", GET.uri()).carrying(RequestBody.of(new byte[3]));

    assertThat(RedirectTransport.anywhere(inside).send(put).status()).isEqualTo(201);
    assertThat(inside.requests().get(1).body().length()).isEqualTo(3);
    assertFails(ErrorId.E_POLICY, () -> RedirectTransport.anywhere(outside).send(put));
    assertFails(ErrorId.E_REDIRECT, () -> RedirectTransport.anywhere(changed).send(put));
    assertThat(outside.requests()).hasSize(1);
  }

  @Test
  void tokenRequestsStayWithTheirOrigin() {
    var script = Script.of().answer(307, "Location", "https://cdn.test/token");

    assertFails(ErrorId.E_POLICY, () -> RedirectTransport.withinOrigin(script).send(GET));
  }

  @Test
  void notModifiedIsNoRedirect() throws IOException {
    var script = Script.of().answer(304, "Location", "https://cdn.test/x");

    assertThat(RedirectTransport.anywhere(script).send(GET).status()).isEqualTo(304);
  }

  @Test
  void messagesHideTheQuery() {
    var script = Script.of().answer(307);
    var request = Request.of("GET", URI.create("https://reg.test/x?sig=s3cret"));

    assertThatThrownBy(() -> RedirectTransport.anywhere(script).send(request))
        .hasMessage("cannot follow GET `https://reg.test/x`: 307 without `Location`");
  }

  private static void assertFails(ErrorId id, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id));
  }
}
