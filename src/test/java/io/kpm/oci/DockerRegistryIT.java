// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.testing.RegistryClient;
import io.kpm.testing.RegistryProcess;
import io.kpm.testing.RegistryProcess.Feature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Our client and a real registry, together a store; each test has its own repository. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerRegistryIT extends ArtifactStoreContract {
  private RegistryProcess registry;
  private RegistryClient client;
  private String repository = "";

  @BeforeAll
  void startRegistry(@TempDir Path directory) throws IOException {
    registry = RegistryProcess.start(directory, Feature.LOGIN, Feature.DELETE);
    client = RegistryClient.of(registry.host(), RegistryProcess.USER, RegistryProcess.PASSWORD);
  }

  @BeforeEach
  void chooseRepository(TestInfo test) {
    repository =
        "contract/" + test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
  }

  @AfterAll
  void stopRegistry() throws IOException {
    client.close();
    registry.close();
  }

  @Override
  protected ArtifactStore store() {
    return client.repository(repository);
  }

  @Test
  void isSpokenToOverTls(@TempDir Path directory) throws IOException {
    try (var secure = RegistryProcess.start(directory, Feature.TLS);
        var trusting = RegistryClient.trusting(secure.host(), secure.certificate())) {
      var store = trusting.repository("acme/store");
      store.push(blob("content"), body("content"));

      assertThat(read(store, blob("content"))).isEqualTo("content");
    }
  }

  @Test
  void isSpokenToWithoutALogin(@TempDir Path directory) throws IOException {
    try (var open = RegistryProcess.start(directory);
        var anonymous = RegistryClient.of(open.host())) {
      assertThat(anonymous.repository("acme/store").tags()).isEmpty();
    }
  }
}
