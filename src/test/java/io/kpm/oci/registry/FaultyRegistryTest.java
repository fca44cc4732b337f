// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import static io.kpm.oci.registry.Scenario.assertRefused;
import static io.kpm.oci.registry.Scenario.blob;
import static io.kpm.oci.registry.Scenario.body;
import static io.kpm.oci.registry.Scenario.manifest;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.error.ErrorId;
import io.kpm.http.HttpOptions;
import io.kpm.http.HttpStack;
import io.kpm.http.Retries;
import io.kpm.http.TlsSettings;
import io.kpm.oci.ArtifactStore.TagPolicy;
import io.kpm.oci.Copy;
import io.kpm.oci.Descriptor;
import io.kpm.oci.MemoryStore;
import io.kpm.oci.auth.Network;
import io.kpm.oci.auth.SchemeRules;
import io.kpm.oci.credentials.Credential;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.oci.credentials.LoginRecord;
import io.kpm.report.Reporter;
import io.kpm.testing.FakeRegistry;
import io.kpm.testing.FakeTime;
import io.kpm.testing.Fault;
import io.kpm.testing.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way, over sockets, to a registry that misbehaves; time is not waited for. */
@Timeout(20)
final class FaultyRegistryTest {
  private static final String TEXT = "0123456789".repeat(20_000);
  private static final String BASIC = "Basic YW5uOnB3";

  private final FakeTime time = new FakeTime();
  private final FakeRegistry other = FakeRegistry.start();
  private FakeRegistry registry = FakeRegistry.start();

  @AfterEach
  void stop() {
    registry.close();
    other.close();
  }

  @Test
  void readsAndWrites() throws IOException {
    push("1.0.0", TEXT);

    var found = repository().manifest("1.0.0").orElseThrow();

    assertThat(found.digest()).isEqualTo(manifest(TEXT).digest());
    assertThat(fetch()).isEqualTo(TEXT);
    assertThat(registry.incomplete()).isEmpty();
  }

  @Test
  void sendsTheTagLast() throws IOException {
    push("1.0.0", TEXT);

    var writes = registry.requests("PUT", ".");

    assertThat(writes).hasSize(3);
    assertThat(writes.get(2).path()).isEqualTo("/v2/x/manifests/1.0.0");
  }

  @Test
  void refusesContentThatWasChangedOnTheWay() {
    registry.putBlob("x", TEXT);
    registry.fault("GET", "/blobs/", Fault.corrupt());

    assertRefused(ErrorId.E_DIGEST, this::fetch);
    assertThat(registry.requests("GET", "/blobs/")).hasSize(1);
  }

  @Test
  void goesOnAfterACutAndAReset() throws IOException {
    registry.putBlob("x", TEXT);
    registry.fault("GET", "/blobs/", Fault.truncate(0.5).once());
    registry.fault("GET", "/blobs/", Fault.reset(0.5).once());

    assertThat(fetch()).isEqualTo(TEXT);
    assertThat(registry.requests("GET", "/blobs/")).hasSize(3);
  }

  @Test
  void givesUpWhenEveryDownloadIsCut() {
    registry.putBlob("x", TEXT);
    registry.fault("GET", "/blobs/", Fault.truncate(0));

    assertRefused(ErrorId.E_NET, this::fetch).hasMessageContaining("got 0 of 200000 bytes");
    assertThat(registry.requests("GET", "/blobs/")).hasSize(6);
  }

  @Test
  void readsNoEndlessBody() {
    registry.putBlob("x", TEXT);
    registry.fault("GET", "/blobs/", Fault.endless("application/octet-stream", "", "x"));
    registry.fault("GET", "/manifests/", Fault.endless("application/json", "", " "));
    registry.fault(
        "GET", "/tags/", Fault.endless("application/json", "{\"tags\":[\"1\"", ",\"1\""));

    assertRefused(ErrorId.E_SIZE, this::fetch);
    assertRefused(ErrorId.E_LIMIT, () -> repository().manifest("1"));
    assertRefused(ErrorId.E_LIMIT, () -> repository().tags());
  }

  @Test
  void logsInWhereItIsAsked() throws IOException {
    start(FakeRegistry.with().basicAuth("ann", "pw"));

    push("1.0.0", TEXT);

    assertThat(registry.requests().get(0).header("authorization")).isEmpty();
    assertThat(registry.requests().get(1).header("authorization")).contains(BASIC);
    assertThat(registry.tags("x")).containsKey("1.0.0");
  }

  @Test
  void endsAfterTwoRefusals() {
    start(FakeRegistry.with().basicAuth("ann", "another"));

    assertRefused(ErrorId.E_AUTH, () -> repository().manifest("1"))
        .hasMessage("`" + registry.host() + "` refused the user `ann`");
    assertThat(registry.requests("GET", "/manifests/")).hasSize(1);
  }

  @Test
  void renewsATokenInMidCommand() throws IOException {
    start(FakeRegistry.with().bearerAuth("ann", "pw"));
    var repository = repository();
    push("1.0.0", TEXT);
    repository.manifest("1.0.0");
    registry.expireTokens();
    registry.clearLog();

    try (var in = repository.fetch(blob(TEXT))) {
      assertThat(in.readAllBytes()).hasSize(TEXT.length());
    }
    assertThat(registry.requests("GET", "/token")).hasSize(1);
    assertThat(registry.requests("GET", "/blobs/")).hasSize(2);
  }

  @Test
  void asksNoTokenServerElsewhere() {
    start(FakeRegistry.with().bearerAuth("ann", "pw"));
    registry.setRealm("http://auth.example.test:" + other.port() + "/token");

    assertRefused(ErrorId.E_POLICY, () -> repository().manifest("1"));
    assertThat(other.connections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void takesNoCredentialsToAnotherPort(int code) throws IOException {
    start(FakeRegistry.with().basicAuth("ann", "pw"));
    registry.putBlob("x", TEXT);
    other.putBlob("x", TEXT);
    registry.fault("GET", "/blobs/", Fault.redirect(code, other.url() + "{path}"));

    assertThat(fetch()).isEqualTo(TEXT);
    assertThat(other.requests()).hasSize(1);
    assertThat(other.requests().get(0).header("authorization")).isEmpty();
  }

  @Test
  void sendsNoByteToAnotherPort() {
    registry.fault(
        "POST", "/uploads/", Fault.headers(Map.of("Location", other.url() + "/v2/x/u/1")));

    assertRefused(ErrorId.E_POLICY, () -> repository().push(blob(TEXT), body(TEXT)))
        .hasMessageContaining(registry.url())
        .hasMessageContaining(other.url());
    assertThat(other.connections()).isEmpty();
  }

  @Test
  void startsAnUploadAgainThatBroke() throws IOException {
    registry.fault("PUT", "/uploads/", Fault.resetUpload(1000).skip(1).once());
    registry.fault("PUT", "/manifests/", Fault.status(500).once());

    push("1.0.0", TEXT);

    assertThat(registry.tags("x")).containsKey("1.0.0");
    assertThat(registry.incomplete()).isEmpty();
  }

  @Test
  void sendsWhatTheRegistryOnlySeemedToHave() throws IOException {
    registry.fault("HEAD", "/blobs/", Fault.status(200));
    registry.fault(
        "PUT",
        "/manifests/",
        Fault.status(400, "MANIFEST_BLOB_UNKNOWN", "it is gone").once());

    push("1.0.0", TEXT);

    assertThat(registry.holds("x", blob(TEXT).digest().toString())).isTrue();
    assertThat(registry.requests("PUT", "/manifests/")).hasSize(2);
  }

  @Test
  void keepsAPublishedVersion() throws IOException {
    push("1.0.0", "first");

    assertRefused(ErrorId.E_EXISTS, () -> push("1.0.0", "second"));
    assertThat(registry.tags("x"))
        .containsEntry("1.0.0", manifest("first").digest().toString());
    assertThat(registry.requests("GET", "/tags/")).isEmpty();
  }

  @Test
  void waitsAsLongAsTheRegistryWishes() throws IOException {
    push("1.0.0", TEXT);
    registry.fault(
        "GET",
        "/manifests/",
        Fault.status(429, "TOOMANYREQUESTS", Map.of("Retry-After", "2")).once());

    assertThat(repository().manifest("1.0.0")).isPresent();
    assertThat(time.elapsed().toMillis()).isBetween(2000L, 2200L);
  }

  @Test
  void readsAllPagesOfTags() throws IOException {
    start(FakeRegistry.with().page(1));
    push("1.0.0", TEXT);
    push("1.1.0", TEXT);
    push("1.2.0", TEXT);

    assertThat(repository().tags()).containsExactlyInAnyOrder("1.0.0", "1.1.0", "1.2.0");
  }

  @Test
  void findsOutThatTheRegistrySpeaksTls(@TempDir Path directory) throws Exception {
    var certificate = TestCertificate.make(directory);
    start(FakeRegistry.with().tls(certificate));
    var tls = new TlsSettings(
        Optional.of(certificate.pem()), Optional.empty(), TlsSettings.defaults().hosts());

    var found = repository(HttpOptions.defaults("test").with(tls)).manifest("1");

    assertThat(found).isEmpty();
    assertThat(registry.requests()).hasSize(1);
  }

  @Test
  void takesNoCertificateForAReasonToSpeakHttp(@TempDir Path directory) {
    start(FakeRegistry.with().tls(TestCertificate.expired(directory)).basicAuth("ann", "pw"));

    assertRefused(ErrorId.E_TLS, () -> repository().manifest("1"));
    assertThat(registry.requests("*", "/manifests/")).isEmpty();
  }

  private void start(FakeRegistry.Options options) {
    registry.close();
    registry = options.start();
  }

  private void push(String tag, String layer) throws IOException {
    var source = new MemoryStore();
    source.push(Descriptor.empty(), body("{}"));
    source.push(blob(layer), body(layer));
    new Copy(source, repository(), 1, Reporter.silent())
        .run(manifest(layer), List.of(tag), TagPolicy.CREATE);
  }

  private String fetch() throws IOException {
    try (var in = repository().fetch(blob(TEXT))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void obeysTheLimitsOfTheSettings() {
    var limits = AnswerLimits.of(10, 1, 1);
    var bounded = repository(HttpOptions.defaults("test"), limits);
    registry.putPackage("x", "1", Map.of("kcl.mod", ""));

    assertRefused(ErrorId.E_LIMIT, () -> bounded.manifest("1"))
        .hasMessageContaining("exceeds `limits.manifestBytes` (10 bytes)");
  }

  private RemoteRepository repository() {
    return repository(HttpOptions.defaults("test"));
  }

  private RemoteRepository repository(HttpOptions options) {
    return repository(options, AnswerLimits.DEFAULT);
  }

  private RemoteRepository repository(HttpOptions options, AnswerLimits limits) {
    var stack = HttpStack.open(options, Reporter.silent());
    var retries = new Retries(5, time, Reporter.silent());
    var network = new Network(stack.wire(), stack.discreetWire(), retries, time);
    var ann = new Ann();
    var rules = new SchemeRules(
        Optional.empty(), Map.of(), new SchemeRules.Default("ghcr.io", Optional.empty()), ann);
    var channel = new Channel(
        new Registry(registry.host(), network, rules, new NamedHosts(), false),
        "x",
        ann,
        new WarningHeaders(Reporter.silent()),
        Scenario.settings(limits));
    return new RemoteRepository(channel, Reporter.silent());
  }

  private static final class Ann implements CredentialSource {
    @Override
    public Found find(String registry, String repository) {
      return Found.of(new Credential.Password("ann", "pw"), "test");
    }

    @Override
    public Optional<LoginRecord> login(String registry, String repository) {
      return Optional.empty();
    }
  }
}
