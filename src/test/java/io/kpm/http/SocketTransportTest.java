// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static io.kpm.http.TransportException.Kind.CONNECT_TIMED_OUT;
import static io.kpm.http.TransportException.Kind.LOST;
import static io.kpm.http.TransportException.Kind.MALFORMED;
import static io.kpm.http.TransportException.Kind.NO_ANSWER;
import static io.kpm.http.TransportException.Kind.SPEAKS_TLS;
import static io.kpm.http.TransportException.Kind.TIMED_OUT;
import static io.kpm.http.TransportException.Kind.UNREACHABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.report.Reporter;
import io.kpm.testing.FakeRegistry;
import io.kpm.testing.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class SocketTransportTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(100);

  private final FakeRegistry registry = FakeRegistry.start();
  private final SocketTransport transport = transport(Timeouts.of(LONG));

  @AfterEach
  void close() {
    transport.close();
    registry.close();
  }

  @Test
  void getsABlob() throws IOException {
    var digest = registry.putBlob("a/b", "content");

    try (var response = get("/v2/a/b/blobs/" + digest)) {
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.uri()).isEqualTo(registry.uri("/v2/a/b/blobs/" + digest));
      assertThat(response.headers().first("docker-content-digest")).hasValue(digest);
      assertThat(new String(response.body().readAllBytes(), UTF_8)).isEqualTo("content");
    }
  }

  @Test
  void namesItselfAndWantsPlainBytes() throws IOException {
    get("/v2/?a=b%20c").close();

    var request = registry.requests().get(0);
    assertThat(request.target()).isEqualTo("/v2/?a=b%20c");
    assertThat(request.header("host")).hasValue(registry.host());
    assertThat(request.header("user-agent")).hasValue("kpm/1.2.3");
    assertThat(request.header("accept-encoding")).hasValue("identity");
    assertThat(request.headers()).doesNotContainKeys("content-length", "expect", "connection");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "POST"})
  void sendsABodyWithItsLength(String method) throws IOException {
    var bytes = new byte[300_000];

    send(method, "/v2/x", bytes).close();

    assertThat(registry.requests().get(0).header("content-length")).hasValue("300000");
    assertThat(registry.requests().get(0).body()).isEqualTo(bytes);
  }

  @Test
  void announcesAnEmptyBodyOfAPost() throws IOException {
    send("POST", "/v2/x", new byte[0]).close();

    assertThat(registry.requests().get(0).header("content-length")).hasValue("0");
  }

  @Test
  void usesAConnectionAgainOnceItsBodyWasRead() throws IOException {
    readAll("/v2/");
    readAll("/v2/");
    readAll("/v2/_catalog");

    assertThat(registry.connections()).hasSize(1);
  }

  @Test
  void closesAConnectionWhoseBodyWasNotRead() throws IOException {
    var digest = registry.putBlob("a/b", "x".repeat(100_000));

    get("/v2/a/b/blobs/" + digest).close();
    readAll("/v2/");

    assertThat(registry.connections()).hasSize(2);
  }

  @Test
  void closesAConnectionThatTheServerWillClose() throws IOException {
    registry.fault(
        "GET", "/v2/", Fault.moreHeaders("Connection", List.of("close")).once());

    readAll("/v2/");
    readAll("/v2/");

    assertThat(registry.connections()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "PATCH", "POST"})
  void sendsAgainIfAUsedConnectionDiedMeanwhile(String method) throws IOException {
    readAll("/v2/");
    registry.dropConnections();

    assertThat(send(method, "/v2/none", "body".getBytes(UTF_8)).status()).isEqualTo(404);
  }

  @Test
  void sendsAgainOnlyOnce() throws IOException {
    readAll("/v2/");
    registry.fault("GET", "/v2/", Fault.raw(""));

    assertFails(NO_ANSWER, () -> get("/v2/"));
    assertThat(registry.requests()).hasSize(3);
  }

  @Test
  void doesNotSendAgainOnAFreshConnection() {
    registry.fault("GET", "/v2/", Fault.raw(""));

    assertFails(NO_ANSWER, () -> get("/v2/"));
    assertThat(registry.requests()).hasSize(1);
  }

  @Test
  void doesNotTakeALateWordForTheNextAnswer() throws IOException, InterruptedException {
    var told = new CountDownLatch(1);
    registry.fault(
        "GET",
        "/v2/",
        Fault.custom(exchange -> {
              exchange.send(exchange.normalAnswer());
              exchange.pause(Duration.ofMillis(1));
              exchange.write("HTTP/1.1 408 Idle\r\n\r\n".getBytes(UTF_8));
              told.countDown();
            })
            .once());

    readAll("/v2/");
    told.await();

    assertThat(get("/v2/").status()).isEqualTo(200);
    assertThat(registry.connections()).hasSize(2);
  }

  @Test
  void headAndNoContentHaveNoBody() throws IOException {
    var digest = registry.putBlob("a/b", "content");

    try (var head = send("HEAD", "/v2/a/b/blobs/" + digest, new byte[0])) {
      assertThat(head.headers().first("Content-Length")).hasValue("7");
      assertThat(head.body().readAllBytes()).isEmpty();
    }
    readAll("/v2/");

    assertThat(registry.connections()).hasSize(1);
  }

  @Test
  void cutBodySaysHowMuchCame() throws IOException {
    var digest = registry.putBlob("a/b", "0123456789");
    registry.fault("GET", "/blobs/", Fault.truncate(0.5));

    try (var response = get("/v2/a/b/blobs/" + digest)) {
      assertThatThrownBy(() -> response.body().readAllBytes())
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(LOST))
          .hasMessage("the connection to `" + registry.host() + "` broke: got 5 of 10 bytes");
    }
  }

  @Test
  void resetBodyIsLost() throws IOException {
    var digest = registry.putBlob("a/b", "x".repeat(1000));
    registry.fault("GET", "/blobs/", Fault.reset(0.5));

    assertFails(LOST, () -> readAll("/v2/a/b/blobs/" + digest));
  }

  @Test
  void readsChunks() throws IOException {
    var digest = registry.putBlob("a/b", "content");
    registry.fault("GET", "/blobs/", Fault.chunked(false).once());
    registry.fault("GET", "/blobs/", Fault.chunked(true));

    assertThat(readAll("/v2/a/b/blobs/" + digest)).isEqualTo("content");
    assertFails(LOST, () -> readAll("/v2/a/b/blobs/" + digest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: b\rC: d\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\n",
        "HTTP/1.1 700 What\r\n\r\n",
        "HTTP/2 200\r\n\r\n",
        "SSH-2.0-server\r\n",
      })
  void refusesWhatIsNoHttp(String answer) {
    registry.fault("GET", "/v2/", Fault.raw(answer));

    assertFails(MALFORMED, () -> get("/v2/"));
  }

  @Test
  void refusesAHeaderOf100Kibibytes() {
    registry.fault("GET", "/v2/", Fault.raw("HTTP/1.1 200 OK\r\nA: " + "x".repeat(100 * 1024)));

    assertFails(MALFORMED, () -> get("/v2/"));
  }

  @Test
  void readsUntilTheEndOfAnOldServersConnection() throws IOException {
    registry.fault("GET", "/v2/", Fault.raw("HTTP/1.0 200 OK\r\n\r\nall of it"));

    assertThat(readAll("/v2/")).isEqualTo("all of it");
  }

  @Test
  void handsOutCompressedBytesAsTheyAre() throws IOException {
    registry.fault("GET", "/v2/", Fault.headers(Map.of("Content-Encoding", "gzip")));

    assertThat(readAll("/v2/")).isEqualTo("{}");
  }

  @Test
  void speaksToIpv6() throws IOException {
    var uri = URI.create("http://[::1]:1/v2/");

    assertFails(UNREACHABLE, () -> transport.send(Request.of("GET", uri)));
  }

  @Test
  void skipsInterimAnswers() throws IOException {
    registry.fault(
        "GET", "/v2/", Fault.raw("HTTP/1.1 103 Early\r\nA: b\r\n\r\nHTTP/1.1 204 No\r\n\r\n"));

    assertThat(get("/v2/").status()).isEqualTo(204);
  }

  @Test
  void recognisesTls() {
    registry.fault("GET", "/v2/", Fault.raw("\u0015\u0003\u0001\u0000\u0002\u0002F"));

    assertFails(SPEAKS_TLS, () -> get("/v2/"));
  }

  @Test
  void readsAnAnswerThatComesBeforeTheBodyWasSent() throws IOException {
    registry.fault("PUT", "/v2/x", Fault.earlyStatus(413, "SIZE_INVALID"));

    assertThat(send("PUT", "/v2/x", new byte[8_000_000]).status()).isEqualTo(413);
    readAll("/v2/");

    assertThat(registry.connections()).hasSize(2);
  }

  @Test
  void resetUploadIsNoAnswer() {
    registry.fault("PUT", "/v2/x", Fault.resetUpload(1000));

    assertFails(NO_ANSWER, () -> send("PUT", "/v2/x", new byte[8_000_000]));
  }

  @Test
  void silenceBeforeTheHeaderIsATimeOut() {
    registry.fault("GET", "/v2/", Fault.hang());

    assertTimesOut(
        new Timeouts(LONG, SHORT, LONG, LONG),
        "/v2/",
        "sent no complete header within 100 ms (got 0 bytes)");
  }

  @Test
  void aDrippingHeaderIsATimeOut() {
    registry.fault("GET", "/v2/", Fault.dripHead(Duration.ofMillis(20), 1));

    assertTimesOut(
        new Timeouts(LONG, SHORT, LONG, LONG),
        "/v2/",
        "sent no complete header within 100 ms (got");
  }

  @Test
  void silenceInTheBodyIsATimeOut() {
    var digest = registry.putBlob("a/b", "0123456789");
    registry.fault("GET", "/blobs/", Fault.stall(0.5));

    assertTimesOut(
        new Timeouts(LONG, LONG, SHORT, LONG),
        "/v2/a/b/blobs/" + digest,
        "sent nothing of the body for 100 ms (got 5 bytes)");
  }

  @Test
  void aDrippingBodyIsATimeOut() {
    var digest = registry.putBlob("a/b", "x".repeat(1000));
    registry.fault("GET", "/blobs/", Fault.drip(Duration.ofMillis(20), 1));

    assertTimesOut(
        new Timeouts(LONG, LONG, LONG, Duration.ofMillis(200)),
        "/v2/a/b/blobs/" + digest,
        "sent less than 100 bytes per second of the body for 200 ms");
  }

  @Test
  void aPeerThatTakesNothingIsATimeOut() throws IOException {
    try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var hasty = transport(new Timeouts(LONG, LONG, SHORT, LONG))) {
      var uri = URI.create("http://127.0.0.1:" + mute.getLocalPort() + "/");
      var request = Request.of("PUT", uri).carrying(RequestBody.of(new byte[20_000_000]));

      assertThatThrownBy(() -> hasty.send(request))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(TIMED_OUT))
          .hasMessageContaining("took nothing of the request for 100 ms");
    }
  }

  @Test
  void aServerMayTakeItsTimeAfterABigUpload() throws IOException {
    registry.fault("PUT", "/v2/", Fault.delay(Duration.ofMillis(200)));
    var request = Request.of("PUT", registry.uri("/v2/")).settling(16L * 1024 * 1024);

    try (var hasty = transport(new Timeouts(LONG, SHORT, LONG, LONG));
        var response = hasty.send(request)) {
      assertThat(response.status()).isEqualTo(200);
    }
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    var request = Request.of("GET", URI.create("http://127.0.0.1:" + port + "/v2/"));

    assertFails(UNREACHABLE, () -> transport.send(request));
  }

  @Test
  void aListenerThatDoesNotAcceptIsATimeOut() throws IOException {
    try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var hasty = transport(Timeouts.of(SHORT))) {
      var request = Request.of("GET", URI.create("http://127.0.0.1:" + full.getLocalPort() + "/"));

      assertThatThrownBy(() -> hasty.send(request))
          .isInstanceOfSatisfying(
              TransportException.class,
              e -> assertThat(e.kind()).isIn(TIMED_OUT, CONNECT_TIMED_OUT));
    }
  }

  @Test
  void proxyGetsTheWholeAddressAndItsOwnCredentials() throws IOException {
    var environment = Map.of("HTTP_PROXY", "http://u:p@" + registry.host());

    try (var proxied = transport(environment);
        var response = proxied.send(Request.of("GET", URI.create("http://reg.test/v2/?a=b")))) {
      assertThat(response.status()).isEqualTo(200);
    }

    var request = registry.requests().get(0);
    assertThat(request.target()).isEqualTo("http://reg.test/v2/?a=b");
    assertThat(request.header("host")).hasValue("reg.test");
    assertThat(request.header("proxy-authorization")).hasValue("Basic dTpw");
  }

  @Test
  void proxyThatWantsALoginIsNamedWithoutThePassword() {
    registry.fault("*", ".", Fault.status(407));
    var environment = Map.of("ALL_PROXY", "http://u:s3cret@" + registry.host());

    assertProxyFails(environment, "http://reg.test/v2/", "wants a login (407)");
    assertProxyFails(environment, "https://reg.test/v2/", "wants a login (407)");
    assertThat(registry.requests("CONNECT", ".").get(0).target()).isEqualTo("reg.test:443");
  }

  @Test
  void proxyThatIsDownIsNamed() {
    var environment = Map.of("HTTP_PROXY", "http://u:s3cret@127.0.0.1:1");

    assertProxyFails(
        environment, "http://reg.test/v2/", "cannot connect to the proxy `http://127.0.0.1:1`");
  }

  private static SocketTransport transport(Timeouts timeouts) {
    return new SocketTransport(HttpOptions.defaults("1.2.3").with(timeouts), Reporter.silent());
  }

  private static SocketTransport transport(Map<String, String> environment) {
    var options = HttpOptions.defaults("1.2.3").withEnvironment(environment);
    return new SocketTransport(options, Reporter.silent());
  }

  private Response get(String path) throws IOException {
    return transport.send(Request.of("GET", registry.uri(path)));
  }

  private String readAll(String path) throws IOException {
    try (var response = get(path)) {
      return new String(response.body().readAllBytes(), UTF_8);
    }
  }

  private Response send(String method, String path, byte[] body) throws IOException {
    return transport.send(Request.of(method, registry.uri(path)).carrying(RequestBody.of(body)));
  }

  private void assertTimesOut(Timeouts timeouts, String path, String message) {
    try (var hasty = transport(timeouts)) {
      assertThatThrownBy(() -> {
            try (var response = hasty.send(Request.of("GET", registry.uri(path)))) {
              response.body().readAllBytes();
            }
          })
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(TIMED_OUT))
          .hasMessageStartingWith("`" + registry.host() + "` " + message);
    }
  }

  private static void assertProxyFails(Map<String, String> environment, String url, String part) {
    try (var proxied = transport(environment)) {
      assertThatThrownBy(() -> proxied.send(Request.of("GET", URI.create(url))))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining(part)
          .hasMessageNotContaining("s3cret");
    }
  }

  private static void assertFails(TransportException.Kind kind, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
