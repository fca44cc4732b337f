// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.report.Reporter;
import io.kpm.testing.RegistryClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServeTest {
  @TempDir
  private Path directory;

  @Test
  void servesTheDirectoryAtTheRealPort() throws IOException {
    var user = Optional.of(new Serve.User("test", "1234"));

    try (var running = serve().start(request("127.0.0.1:0", user, Optional.empty()));
        var client = RegistryClient.of(URI.create(running.url()).getAuthority(), "test", "1234")) {
      assertThat(running.url()).matches("http://127\\.0\\.0\\.1:[1-9]\\d*");
      assertThat(client.repository("a").tags()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "127.0.0.1", ":5001", "h:x", "h:", "h:65536", "h:-1", "::1:5001"})
  void refusesWhatIsNoAddress(String address) {
    assertUsage(request(address, Optional.empty(), Optional.empty()));
  }

  @Test
  void refusesTwoWaysToLogIn() {
    assertUsage(request(
        "127.0.0.1:0",
        Optional.of(new Serve.User("test", "1234")),
        Optional.of(directory.resolve("htpasswd"))));
  }

  @Test
  void neverShowsThePassword() {
    assertThat(new Serve.User("test", "1234")).hasToString("test:***");
  }

  private void assertUsage(Serve.Request request) {
    assertThatThrownBy(() -> serve().start(request))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_USAGE));
  }

  private Serve.Request request(
      String address, Optional<Serve.User> user, Optional<Path> htpasswd) {
    return new Serve.Request(address, directory.resolve("data"), user, htpasswd);
  }

  private static Serve serve() {
    return new Serve(Reporter.silent(), Clock.systemUTC());
  }
}
