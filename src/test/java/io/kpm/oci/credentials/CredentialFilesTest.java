// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialFilesTest {
  @TempDir
  private Path directory;

  private final Map<String, String> environment = new LinkedHashMap<>();

  @Test
  void asksTheFilesInTheirOrder() throws Exception {
    environment.put("HOME", directory.resolve("home").toString());
    environment.put("XDG_RUNTIME_DIR", directory.resolve("run").toString());
    environment.put("REGISTRY_AUTH_FILE", "auth-file.json");
    write("home/.local/share/kcl/modules/.kpm/config/config.json", entry("h", "upstream"));
    assertThat(user("h")).isEqualTo("upstream");
    write("home/.config/containers/auth.json", entry("h", "containers"));
    assertThat(user("h")).isEqualTo("containers");
    write("run/containers/auth.json", entry("h", "runtime"));
    assertThat(user("h")).isEqualTo("runtime");
    write("home/.docker/config.json", entry("h", "docker"));
    assertThat(user("h")).isEqualTo("docker");
    write("auth-file.json", entry("h", "variable"));
    assertThat(user("h")).isEqualTo("variable");
    write("own.json", entry("h", "own"));
    assertThat(user("h")).isEqualTo("own");
    write("flag.json", entry("h", "flag"));
    assertThat(user("h")).isEqualTo("flag");
  }

  @Test
  void readsTheDirectoryThatDockerIsToldInsteadOfItsOwn() throws Exception {
    environment.put("HOME", directory.resolve("home").toString());
    environment.put("DOCKER_CONFIG", directory.resolve("other").toString());
    write("home/.docker/config.json", entry("h", "home"));
    assertThat(user("h")).isEqualTo("anonymous");

    write("other/config.json", entry("h", "other"));

    assertThat(user("h")).isEqualTo("other");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
          reg.io,                      reg.io,       a/b, yes
          REG.io,                      reg.io,       a/b, yes
          reg.io/a,                    reg.io,       a/b, yes
          reg.io/a/b,                  reg.io,       a/b, yes
          reg.io/a/,                   reg.io,       a/b, yes
          https://reg.io,              reg.io,       a/b, yes
          http://reg.io/v2/x,          reg.io,       a/b, yes
          reg.io/aa,                   reg.io,       a/b, no
          reg.io/a/b/c,                reg.io,       a/b, no
          reg.io,                      reg.io:5000,  a/b, no
          reg.io:5000,                 reg.io,       a/b, no
          evil-reg.io,                 reg.io,       a/b, no
          reg.io,                      evil.reg.io,  a/b, no
          https://index.docker.io/v1/, docker.io,    a/b, yes
          registry-1.docker.io,        docker.io,    a/b, yes
          docker.io/a,                 docker.io,    a/b, yes
          index.docker.io,             docker.io.x,  a/b, no
          """)
  void matchesKeys(String key, String registry, String repository, String serves) throws Exception {
    write("own.json", entry(key, "found"));

    var found = files().find(registry, repository).credential().account();

    assertThat(found).isEqualTo(serves.equals("yes") ? "found" : "anonymous");
  }

  @Test
  void prefersTheLongestPathAndAnyKeyToAnOldOne() throws Exception {
    write(
        "own.json",
        "{\"auths\":{\"https://h\":%s,\"h\":%s,\"h/a/b\":%s,\"h/a\":%s}}"
            .formatted(auth("old"), auth("host"), auth("long"), auth("short")));

    assertThat(user("h", "a/b")).isEqualTo("long");
    assertThat(user("h", "a/c")).isEqualTo("short");
    assertThat(user("h", "c")).isEqualTo("host");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          {"auth":"dTpwOnc="}                           | Password u p:w
          {"auth":"dTpwAAA="}                           | Password u p
          {"auth":"OnRva2Vu"}                           | Password  token
          {"username":"u","password":"p"}               | Password u p
          {"auth":"dTo=","identitytoken":"i"}           | RefreshToken u i
          {"identitytoken":"i"}                         | RefreshToken  i
          {"auth":"dTpw","registrytoken":"r"}           | RegistryToken  r
          {}                                            | Anonymous
          {"auth":""}                                   | Anonymous
          """)
  void readsEveryFormOfAnEntry(String entry, String expected) throws Exception {
    write("own.json", "{\"auths\":{\"h\":" + entry + "}}");

    assertThat(inFull(files().find("h", "").credential())).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auth\":\"s3cret!\"}",
        "{\"auth\":\"czNjcmV0\"}",
        "{\"auth\":5}",
        "\"s3cret\"",
      })
  void namesTheEntryThatMakesNoSenseButNotItsValue(String entry) throws Exception {
    write("own.json", "{\"auths\":{\"h\":" + entry + ",\"other\":" + auth("u") + "}}");

    assertThat(user("other")).isEqualTo("u");
    assertThatThrownBy(() -> user("h"))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_CRED))
        .hasMessageContaining("in the entry `h`")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"auths\":5}", "{\"auths\":{", "\ufeff{}", "{} x", "\0\1"})
  void refusesAFileThatIsNoCredentialsFile(String content) throws Exception {
    write("own.json", content);

    assertThatThrownBy(() -> user("h"))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_CRED))
        .hasMessageContaining("own.json` are malformed");
  }

  @Test
  void takesAnEmptyFileForNone() throws Exception {
    write("own.json", "");

    assertThat(files().find("h", "")).isEqualTo(CredentialSource.Found.nothing());
  }

  @Test
  void tellsWhichProgramKeepsTheCredentialsAndGoesOn() throws Exception {
    environment.put("HOME", directory.resolve("home").toString());
    environment.put("XDG_RUNTIME_DIR", directory.resolve("run").toString());
    write("home/.docker/config.json", "{\"credsStore\":\"desktop\",\"auths\":{\"h\":{}}}");
    write("run/containers/auth.json", entry("h", "u"));

    assertThat(files().find("h", "").program()).contains("desktop");
    assertThat(user("h")).isEqualTo("u");
    assertThat(files().find("other", "").program()).contains("desktop");
  }

  @Test
  void prefersTheProgramOfTheHost() throws Exception {
    write("own.json", "{\"credsStore\":\"a\",\"credHelpers\":{\"H\":\"b\"}}");

    assertThat(files().find("h", "").program()).contains("b");
    assertThat(files().find("i", "").program()).contains("a");
  }

  private CredentialFiles files() {
    return CredentialFiles.of(
        Optional.of(Path.of("flag.json")), directory.resolve("own.json"), environment, directory);
  }

  private String user(String registry) {
    return user(registry, "");
  }

  private String user(String registry, String repository) {
    return files().find(registry, repository).credential().account();
  }

  private static String inFull(Credential credential) {
    if (credential instanceof Credential.Password password) {
      return "Password " + password.user() + " " + password.secret();
    }
    if (credential instanceof Credential.RefreshToken refresh) {
      return "RefreshToken " + refresh.user() + " " + refresh.token();
    }
    if (credential instanceof Credential.RegistryToken registry) {
      return "RegistryToken  " + registry.token();
    }
    return "Anonymous";
  }

  private static String entry(String key, String user) {
    return "{\"auths\":{\"" + key + "\":" + auth(user) + "}}";
  }

  private static String auth(String user) {
    var pair = Base64.getEncoder().encodeToString((user + ":pw").getBytes(UTF_8));
    return "{\"auth\":\"" + pair + "\"}";
  }

  private void write(String name, String content) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content, UTF_8);
  }
}
