// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import io.kpm.oci.ArtifactStore;
import io.kpm.oci.ArtifactStoreContract;
import io.kpm.report.Reporter;
import io.kpm.testing.RegistryClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Our client and our server, together a store. */
final class OwnRegistryContractTest extends ArtifactStoreContract {
  @TempDir
  private Path directory;

  private RegistryServer server;
  private RegistryClient client;

  @BeforeEach
  void start() {
    server = RegistryServer.start(
        ServeOptions.local(directory).with(new ServeOptions.Access.OneUser("test", "1234")),
        Reporter.silent(),
        Clock.systemUTC());
    client = RegistryClient.of(URI.create(server.url()).getAuthority(), "test", "1234");
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @Override
  protected ArtifactStore store() {
    return client.repository("acme/store");
  }
}
