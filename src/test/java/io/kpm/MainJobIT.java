// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.testing.RegistryProcess;
import io.kpm.testing.RegistryProcess.Feature;
import io.kpm.testing.TempHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Login, init, push, pull and run against a real registry, in clear and over TLS. */
final class MainJobIT {
  private static final String YAML = "The_first_kcl_program: Hello World!\n";

  @TempDir
  private Path temporary;

  @Test
  void worksOverHttp() throws IOException {
    try (var registry = RegistryProcess.start(temporary.resolve("registry"), Feature.LOGIN)) {
      doTheMainJob(registry, List.of());
    }
  }

  @Test
  void worksOverTls() throws IOException {
    try (var registry =
        RegistryProcess.start(temporary.resolve("registry"), Feature.LOGIN, Feature.TLS)) {
      doTheMainJob(registry, List.of("--ca-file", registry.certificate().toString()));
    }
  }

  @Test
  void storesNothingAfterAWrongPassword() throws IOException {
    try (var registry = RegistryProcess.start(temporary.resolve("registry"), Feature.LOGIN)) {
      var user = user("eve");
      var refused = CliRunner.of(user)
          .withInput("wrong")
          .run("login", "-u", "test", "--password-stdin", registry.host());

      assertThat(refused.exitCode()).isEqualTo(4);
      assertThat(refused.stderr()).contains("error[E_AUTH]").doesNotContain("wrong");
      assertThat(user.home().credentialsFile()).doesNotExist();
    }
  }

  private void doTheMainJob(RegistryProcess registry, List<String> trust) throws IOException {
    var publisher = new Session(user("publisher"), trust);
    publisher.login(registry);
    assertThat(publisher.run("", "init", "hello").exitCode()).isZero();
    var reference = publisher
        .run("hello", "push", "oci://" + registry.host() + "/acme/hello")
        .stdout()
        .strip();
    assertThat(reference).startsWith(registry.host() + "/acme/hello@sha256:");
    assertThat(publisher.run("", "pull", registry.host() + "/acme/hello:0.0.1").exitCode())
        .isZero();

    var consumer = new Session(user("consumer"), trust);
    assertThat(consumer.run("", "run", reference).stderr()).contains("error[E_AUTH]", "kpm login");
    consumer.login(registry);
    assertThat(consumer.run("", "run", registry.host() + "/acme/hello:0.0.1").stdout())
        .isEqualTo(YAML);
    registry.close();
    assertThat(consumer.run("", "run", reference).stdout()).isEqualTo(YAML);
  }

  private TempHome user(String name) throws IOException {
    return new TempHome(Files.createDirectory(temporary.resolve(name)));
  }

  /** The commands of one user who trusts the registry. */
  private record Session(TempHome user, List<String> trust) {
    void login(RegistryProcess registry) {
      var words = with("login", "-u", RegistryProcess.USER, "--password-stdin", registry.host());
      var outcome =
          CliRunner.of(user).withInput(RegistryProcess.PASSWORD + "\n").run(words);
      assertThat(outcome.stderr()).contains("Login succeeded");
    }

    CliRunner.Outcome run(String directory, String... words) {
      var isRemote = !words[0].equals("init");
      return CliRunner.of(user).in(directory).run(isRemote ? with(words) : words);
    }

    private String[] with(String... words) {
      var all = new ArrayList<>(List.of(words));
      all.addAll(trust);
      return all.toArray(new String[0]);
    }
  }
}
