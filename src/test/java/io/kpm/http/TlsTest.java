// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static io.kpm.http.TransportException.Kind.LOST;
import static io.kpm.http.TransportException.Kind.NO_ANSWER;
import static io.kpm.http.TransportException.Kind.SPEAKS_PLAIN_TEXT;
import static io.kpm.http.TransportException.Kind.TIMED_OUT;
import static io.kpm.http.TransportException.Kind.TLS_REFUSED;
import static io.kpm.http.TransportException.Kind.UNTRUSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.report.Event;
import io.kpm.testing.FakeRegistry;
import io.kpm.testing.Fault;
import io.kpm.testing.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TlsTest {
  @TempDir
  private static Path directory;

  private static TestCertificate certificate;

  private final List<Event> events = new ArrayList<>();

  @BeforeAll
  static void makeCertificate() {
    certificate = TestCertificate.make(directory);
  }

  @Test
  void trustsTheBundleOfTheFlag() throws IOException, GeneralSecurityException {
    try (var registry = FakeRegistry.with().tls(certificate).start()) {
      assertThat(get(registry, trusting(certificate.pem()))).isEqualTo(200);
    }
  }

  @Test
  void trustsTheBundleOfTheVariable() throws IOException, GeneralSecurityException {
    var environment = Map.of("SSL_CERT_FILE", certificate.pem().toString());
    var options = HttpOptions.defaults("1").withEnvironment(environment);

    try (var registry = FakeRegistry.with().tls(certificate).start()) {
      assertThat(get(registry, options)).isEqualTo(200);
    }
  }

  @Test
  void readsABundleWithRemarks() throws IOException, GeneralSecurityException {
    var bundle = directory.resolve("bundle.pem");
    Files.writeString(bundle, "# ours\n\n" + Files.readString(certificate.pem()) + "\n# end\n");

    try (var registry = FakeRegistry.with().tls(certificate).start()) {
      assertThat(get(registry, trusting(bundle))).isEqualTo(200);
    }
  }

  @Test
  void doesNotTrustWhoSignedHimself() {
    assertUntrusted(certificate, HttpOptions.defaults("1"), "from an unknown issuer");
  }

  @Test
  void doesNotTrustAnExpiredCertificateOfTheBundle() throws IOException, GeneralSecurityException {
    var expired = TestCertificate.expired(directory);

    assertUntrusted(expired, trusting(expired.pem()), "has expired");
  }

  @Test
  void doesNotTrustACertificateForAnotherName() throws IOException, GeneralSecurityException {
    var other = TestCertificate.forHost(directory, "other.test");

    assertUntrusted(other, trusting(other.pem()), "is for another name");
  }

  @Test
  void insecureIsForOneHostAndWarnsOnce() throws IOException {
    var options = unverified("127.0.0.1");

    try (var registry = FakeRegistry.with().tls(certificate).start();
        var transport = new SocketTransport(options, events::add)) {
      var request = Request.of("GET", registry.uri("/v2/"));
      var elsewhere = request.to(URI.create("https://localhost:" + registry.port() + "/v2/"));

      transport.send(request).close();
      transport.send(request).close();

      assertThatThrownBy(() -> transport.send(elsewhere)).isInstanceOf(TransportException.class);
    }
    assertThat(events)
        .containsExactly(new Event.Warned("the certificate of `127.0.0.1` is not verified"));
  }

  @Test
  void silenceIsATimeOut() throws IOException, GeneralSecurityException {
    var short100 = Duration.ofMillis(100);
    var patient = Duration.ofSeconds(20);
    var timeouts = new Timeouts(patient, short100, patient, patient);

    try (var registry = FakeRegistry.with().tls(certificate).start()) {
      registry.fault("GET", "/v2/", Fault.hang());

      assertThatThrownBy(() -> get(registry, trusting(certificate.pem()).with(timeouts)))
          .hasMessageContaining("sent no complete header within 100 ms");
    }
  }

  /** Every byte comes in time for the socket; only the watchdog sees that the record does not. */
  @Test
  void aDrippingRecordIsATimeOut() throws IOException, GeneralSecurityException {
    var patient = Duration.ofSeconds(20);
    var timeouts = new Timeouts(patient, Duration.ofSeconds(1), patient, patient);
    var options = trusting(certificate.pem()).with(timeouts);

    try (var registry = FakeRegistry.with().tls(certificate).start();
        var relay = new SlowRelay(registry.port());
        var transport = new SocketTransport(options, events::add)) {
      var get = Request.of("GET", URI.create("https://127.0.0.1:" + relay.port() + "/v2/"));
      transport.send(get).body().readAllBytes();
      relay.slowDown();

      assertThatThrownBy(() -> transport.send(get))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(TIMED_OUT))
          .hasMessageContaining("sent no complete header within 1 s");
    }
  }

  @Test
  void uploadsAndDownloadsThroughTls() throws IOException, GeneralSecurityException {
    var bytes = new byte[1_000_000];

    try (var registry = FakeRegistry.with().tls(certificate).start();
        var transport = new SocketTransport(trusting(certificate.pem()), events::add)) {
      var digest = registry.putBlob("a/b", bytes);
      var put = Request.of("PUT", registry.uri("/v2/x")).carrying(RequestBody.of(bytes));
      var get = Request.of("GET", registry.uri("/v2/a/b/blobs/" + digest));

      transport.send(put).close();
      try (var response = transport.send(get)) {
        assertThat(response.body().readAllBytes()).isEqualTo(bytes);
      }

      assertThat(registry.requests().get(0).body()).isEqualTo(bytes);
    }
  }

  @Test
  void plainTextIsNoReasonToGoOnWithoutTls() {
    try (var registry = FakeRegistry.start();
        var transport = new SocketTransport(HttpOptions.defaults("1"), events::add)) {
      var request = Request.of("GET", URI.create("https://" + registry.host() + "/v2/"));

      assertThatThrownBy(() -> transport.send(request))
          .isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e.kind()).isEqualTo(SPEAKS_PLAIN_TEXT);
            assertThat(e.toKpmException("cannot pull").id()).isEqualTo(ErrorId.E_POLICY);
          });
      assertThat(registry.connections()).containsExactly(0x16);
      assertThat(registry.requests()).isEmpty();
    }
  }

  @Test
  void showsItsCertificateToTheRegistryOnly() throws IOException, GeneralSecurityException {
    var client = TestCertificate.make(directory);
    var server = TestCertificate.make(directory).demanding(client);
    var shown = new TlsSettings.Certificate(client.pem(), client.keyPem());
    var trusted = Optional.of(server.pem());

    try (var registry = FakeRegistry.with().tls(server).start()) {
      var toRegistry = new TlsSettings(trusted, Optional.of(shown), hosts("127.0.0.1", ""));
      var toOthers = new TlsSettings(trusted, Optional.of(shown), hosts("", ""));

      assertThat(get(registry, HttpOptions.defaults("1").with(toRegistry))).isEqualTo(200);
      assertThatThrownBy(() -> get(registry, HttpOptions.defaults("1").with(toOthers)))
          .isInstanceOfSatisfying(
              TransportException.class,
              e -> assertThat(e.kind()).isIn(TLS_REFUSED, LOST, NO_ANSWER));
    }
  }

  @Test
  void namesTheFileThatHoldsNoCertificate() throws IOException {
    var empty = Files.createFile(directory.resolve("empty.pem"));

    assertUsage(trusting(empty), "empty.pem` of `--ca-file`: it holds no PEM certificate");
    assertUsage(trusting(directory.resolve("none.pem")), "it cannot be read");
  }

  @Test
  void saysHowToConvertAKeyItCannotRead() throws IOException, GeneralSecurityException {
    var key = directory.resolve("pkcs1.pem");
    Files.writeString(
        key, "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
    var shown = new TlsSettings.Certificate(certificate.pem(), key);
    var settings = new TlsSettings(Optional.empty(), Optional.of(shown), hosts("127.0.0.1", ""));

    try (var registry = FakeRegistry.with().tls(certificate).start()) {
      assertThatThrownBy(() -> get(registry, HttpOptions.defaults("1").with(settings)))
          .isInstanceOfSatisfying(KpmException.class, e -> {
            assertThat(e.id()).isEqualTo(ErrorId.E_USAGE);
            assertThat(e.hint()).hasValueSatisfying(h -> assertThat(h).contains("openssl pkcs8"));
          });
    }
  }

  private void assertUntrusted(TestCertificate shown, HttpOptions options, String reason) {
    try (var registry = FakeRegistry.with().tls(shown).start()) {
      assertThatThrownBy(() -> get(registry, options))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(UNTRUSTED))
          .hasMessageContaining(reason);
      assertThat(registry.requests()).isEmpty();
    }
  }

  private void assertUsage(HttpOptions options, String part) {
    try (var registry = FakeRegistry.with().tls(certificate).start()) {
      assertThatThrownBy(() -> get(registry, options))
          .isInstanceOfSatisfying(
              KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_USAGE))
          .hasMessageContaining(part);
    }
  }

  private int get(FakeRegistry registry, HttpOptions options) throws IOException {
    try (var transport = new SocketTransport(options, events::add);
        var response = transport.send(Request.of("GET", registry.uri("/v2/")))) {
      return response.status();
    }
  }

  private static HttpOptions trusting(Path file) {
    var settings = new TlsSettings(Optional.of(file), Optional.empty(), hosts("", ""));
    return HttpOptions.defaults("1").with(settings);
  }

  private static HttpOptions unverified(String host) {
    var settings = new TlsSettings(Optional.empty(), Optional.empty(), hosts("", host));
    return HttpOptions.defaults("1").with(settings);
  }

  private static TlsSettings.Hosts hosts(String registry, String unverified) {
    return new TlsSettings.Hosts() {
      @Override
      public boolean isRegistry(Origin origin) {
        return origin.host().equals(registry);
      }

      @Override
      public boolean isUnverified(String host) {
        return host.equals(unverified);
      }
    };
  }
}
