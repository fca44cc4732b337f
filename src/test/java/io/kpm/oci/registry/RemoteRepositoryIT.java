// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import static io.kpm.oci.registry.Scenario.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.error.ErrorId;
import io.kpm.oci.ArtifactStore;
import io.kpm.oci.ArtifactStore.TagPolicy;
import io.kpm.oci.ArtifactStoreContract;
import io.kpm.oci.Reference;
import io.kpm.oci.RegistryAccess;
import io.kpm.oci.auth.LoginCheck.Outcome;
import io.kpm.oci.credentials.Credential;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.oci.credentials.LoginRecord;
import io.kpm.report.Reporter;
import io.kpm.testing.RegistryProcess;
import io.kpm.testing.RegistryProcess.Feature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real registry keeps the contract of stores, with and without login and TLS. */
final class RemoteRepositoryIT extends ArtifactStoreContract {
  private static final Credential TEST =
      new Credential.Password(RegistryProcess.USER, RegistryProcess.PASSWORD);

  @TempDir
  private static Path directory;

  private static RegistryProcess open;
  private static RegistryProcess guarded;
  private static int repositories;

  @BeforeAll
  static void start() throws IOException {
    open = RegistryProcess.start(directory.resolve("open"));
    guarded = RegistryProcess.start(directory.resolve("guarded"), Feature.LOGIN, Feature.TLS);
  }

  @AfterAll
  static void stop() {
    open.close();
    guarded.close();
  }

  @Override
  protected ArtifactStore store() {
    return repositories(RegistryAccess.defaults(), Credential.ANONYMOUS)
        .open(reference(open, "contract/r" + repositories++));
  }

  @Test
  void keepsArtifactsBehindALogin() throws IOException {
    var store = repositories(trusting(guarded), TEST).open(reference(guarded, "x"));
    var manifest = pushParts(store, "layer");

    store.tag(manifest, "1.0.0", TagPolicy.CREATE);

    assertThat(store.manifest("1.0.0").orElseThrow().bytes()).isEqualTo(manifest.bytes());
    assertThat(read(store, blob("layer"))).isEqualTo("layer");
  }

  @Test
  void refusesAWrongPassword() {
    var wrong = new Credential.Password(RegistryProcess.USER, "wrong");
    var store = repositories(trusting(guarded), wrong).open(reference(guarded, "x"));

    assertRefused(ErrorId.E_AUTH, () -> store.manifest("1"))
        .hasMessage("`" + guarded.host() + "` refused the user `test`");
  }

  @Test
  void needsALogin() {
    var store = repositories(trusting(guarded), Credential.ANONYMOUS).open(reference(guarded, "x"));

    assertRefused(ErrorId.E_AUTH, () -> store.manifest("1"));
  }

  @Test
  void trustsNoUnknownCertificate() {
    var store = repositories(RegistryAccess.defaults(), TEST).open(reference(guarded, "x"));

    assertRefused(ErrorId.E_TLS, () -> store.manifest("1"));
  }

  @Test
  void checksLogins() throws IOException {
    var trusting = repositories(trusting(guarded), TEST).loginCheck();
    var insecure = repositories(insecure(guarded), TEST).loginCheck();
    var plain = repositories(insecure(open), TEST).loginCheck();

    assertThat(trusting.check(guarded.host(), "", TEST)).isEqualTo(new Outcome(false, false, true));
    assertThat(insecure.check(guarded.host(), "", TEST)).isEqualTo(new Outcome(false, true, true));
    assertThat(plain.check(open.host(), "", TEST)).isEqualTo(new Outcome(true, false, false));
    assertRefused(
        ErrorId.E_AUTH,
        () -> trusting.check(guarded.host(), "", new Credential.Password("test", "no")));
  }

  private static RegistryAccess trusting(RegistryProcess registry) {
    return with(registry, false, Optional.of(registry.certificate()));
  }

  private static RegistryAccess insecure(RegistryProcess registry) {
    return with(registry, true, Optional.empty());
  }

  private static RegistryAccess with(
      RegistryProcess registry, boolean insecure, Optional<Path> caFile) {
    var access = RegistryAccess.defaults().to(registry.host());
    var tls = new RegistryAccess.Tls(
        Optional.empty(), insecure, caFile, Optional.empty(), Optional.empty());
    return new RegistryAccess(access.login(), tls, access.traffic());
  }

  private static RemoteRepositories repositories(RegistryAccess access, Credential credential) {
    var settings =
        new RegistrySettings("test", "ghcr.io", Optional.empty(), List.of(), AnswerLimits.DEFAULT);
    return new RemoteRepositories(
        access, settings, Map.of(), new One(credential), Reporter.silent());
  }

  private static Reference reference(RegistryProcess registry, String repository) {
    return new Reference(registry.host(), repository, Optional.empty(), Optional.empty());
  }

  private record One(Credential credential) implements CredentialSource {
    @Override
    public Found find(String registry, String repository) {
      return Found.of(credential, "test");
    }

    @Override
    public Optional<LoginRecord> login(String registry, String repository) {
      return Optional.empty();
    }
  }
}
