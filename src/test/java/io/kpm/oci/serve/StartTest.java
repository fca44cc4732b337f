// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StartTest {
  @TempDir
  private Path directory;

  @Test
  void namesTheServerThatHasTheDirectory() throws IOException {
    try (var first = start(ServeOptions.local(directory))) {
      assertRefused(ErrorId.E_IO, ServeOptions.local(directory))
          .hasMessageContaining("process " + ProcessHandle.current().pid() + " at " + first.url())
          .hasMessageEndingWith("serves it already");
    }
    start(ServeOptions.local(directory)).close();
  }

  @Test
  void saysThatThePortIsInUse() throws IOException {
    try (var first = start(ServeOptions.local(directory.resolve("one")))) {
      int port = URI.create(first.url()).getPort();
      var other = new ServeOptions(
          directory.resolve("two"), "127.0.0.1", port, new ServeOptions.Access.Everybody());

      assertRefused(ErrorId.E_IO, other).hasMessageContaining("127.0.0.1:" + port);
    }
  }

  @Test
  void isNotOpenToOtherMachinesWithoutALogin() {
    var open = new ServeOptions(directory, "0.0.0.0", 0, new ServeOptions.Access.Everybody());

    assertRefused(ErrorId.E_POLICY, open).hasMessageContaining("`0.0.0.0`");
  }

  @Test
  void saysWhenTheDirectoryCannotBeUsed() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "");

    assertRefused(ErrorId.E_IO, ServeOptions.local(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no colon", "u:plain", "u:$apr1$salt$hash", ":$2y$05$", "u:{SHA}x"})
  void takesOnlyBcrypt(String line) throws IOException {
    var file = Files.writeString(directory.resolve("htpasswd"), "# users\n\n" + line + "\n");

    assertRefused(ErrorId.E_CONFIG, withUsers(file)).hasMessageContaining("htpasswd:3`");
  }

  @Test
  void saysWhenTheUsersCannotBeRead() {
    assertRefused(ErrorId.E_IO, withUsers(directory.resolve("absent")));
  }

  private ServeOptions withUsers(Path file) {
    return ServeOptions.local(directory.resolve("data"))
        .with(new ServeOptions.Access.HtpasswdFile(file));
  }

  private static RegistryServer start(ServeOptions options) {
    return RegistryServer.start(options, Reporter.silent(), Clock.systemUTC());
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      ErrorId id, ServeOptions options) {
    return assertThatThrownBy(() -> start(options))
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id));
  }
}
