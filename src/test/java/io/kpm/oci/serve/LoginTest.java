// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.kpm.report.Event;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginTest {
  private static final byte[] NOTHING = {};
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir
  private Path directory;

  private final List<String> log = new CopyOnWriteArrayList<>();

  @Test
  void asksForALoginOnEveryPath() throws IOException {
    try (var server = start(oneUser(), fixed(NOW));
        var client = RawClient.to(server)) {
      for (var path : List.of("/v2/", "/v2/_catalog", "/v2/a/tags/list", "/etc", "/v2/A/b")) {
        var answer = client.get(path);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
      }
      assertThat(client.send("HEAD", "/v2/a/manifests/1", NOTHING).status()).isEqualTo(401);
      assertThat(client.send("POST", "/v2/a/blobs/uploads/", NOTHING).status()).isEqualTo(401);
    }
  }

  @Test
  void refusesABodyWithoutReadingIt() throws IOException {
    try (var server = start(oneUser(), fixed(NOW));
        var client = RawClient.to(server)) {
      client.write("PUT /v2/a/manifests/1 HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
          + "Content-Length: " + Integer.MAX_VALUE + "\r\n\r\n");

      assertThat(client.read("PUT").status()).isEqualTo(401);
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void letsTheUserIn() throws IOException {
    try (var server = start(oneUser(), fixed(NOW));
        var client = RawClient.to(server)) {
      assertThat(client.get("/v2/", basic("test:1234")).status()).isEqualTo(200);
      assertThat(client.get("/v2/", basic("test:12345")).status()).isEqualTo(401);
      assertThat(client.get("/v2/", basic("test2:1234")).status()).isEqualTo(401);
      assertThat(client.get("/v2/", "Authorization: Basic ???").status()).isEqualTo(401);
      assertThat(client.get("/v2/", "Authorization: Bearer x").status()).isEqualTo(401);
    }
  }

  @Test
  void letsTheUsersOfAFileIn() throws IOException {
    try (var server =
            start(htpasswd("test:" + bcrypt("1234") + "\nü:" + bcrypt("pässword:1")), fixed(NOW));
        var client = RawClient.to(server)) {
      assertThat(client.get("/v2/", basic("test:1234")).status()).isEqualTo(200);
      assertThat(client.get("/v2/", basic("ü:pässword:1")).status()).isEqualTo(200);
      assertThat(client.get("/v2/", basic("test:pässword:1")).status()).isEqualTo(401);
      assertThat(client.get("/v2/", basic("nobody:1234")).status()).isEqualTo(401);
    }
  }

  @Test
  void slowsDownWhoGuesses() throws IOException {
    var clock = new SettableClock();
    try (var server = start(oneUser(), clock);
        var client = RawClient.to(server)) {
      for (int guess = 0; guess < 10; guess++) {
        assertThat(client.get("/v2/", basic("test:" + guess)).status()).isEqualTo(401);
      }

      var slowed = client.get("/v2/", basic("test:1234"));
      clock.now = NOW.plus(Duration.ofSeconds(1));
      var later = client.get("/v2/", basic("test:1234"));

      assertThat(slowed.status()).isEqualTo(429);
      assertThat(slowed.header("Retry-After")).isEqualTo("1");
      assertThat(later.status()).isEqualTo(200);
    }
  }

  @Test
  void writesNoSecretIntoTheLog() throws IOException {
    try (var server = start(oneUser(), fixed(NOW));
        var client = RawClient.to(server)) {
      client.get("/v2/?token=1234", basic("test:1234"));
      client.get("/v2/a/tags/list", basic("test:wrong-1234"));
    }

    assertThat(log).anyMatch(line -> line.startsWith("127.0.0.1 test GET /v2/ 200 2 B"));
    assertThat(String.join("\n", log))
        .doesNotContain("1234")
        .doesNotContain(Base64.getEncoder().encodeToString("test:1234".getBytes(UTF_8)));
    assertThat(oneUser()).hasToString("OneUser[test:***]");
  }

  @Test
  void warnsOfAFileThatOthersCanRead() throws IOException {
    var file = htpasswd("test:" + bcrypt("1234")).file();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    start(new ServeOptions.Access.HtpasswdFile(file), fixed(NOW)).close();

    assertThat(log).anyMatch(line -> line.contains("can be read by other users"));
  }

  private RegistryServer start(ServeOptions.Access access, Clock clock) {
    Reporter reporter = event -> {
      if (event instanceof Event.Said said) {
        log.add(said.line());
      }
      if (event instanceof Event.Warned warned) {
        log.add(warned.line());
      }
    };
    return RegistryServer.start(
        ServeOptions.local(directory.resolve("data")).with(access), reporter, clock);
  }

  private static ServeOptions.Access oneUser() {
    return new ServeOptions.Access.OneUser("test", "1234");
  }

  private ServeOptions.Access.HtpasswdFile htpasswd(String content) throws IOException {
    return new ServeOptions.Access.HtpasswdFile(
        Files.writeString(directory.resolve("htpasswd"), content + "\n"));
  }

  private static String bcrypt(String password) {
    return new String(
        BCrypt.with(BCrypt.Version.VERSION_2Y).hash(4, password.getBytes(UTF_8)), UTF_8);
  }

  private static String basic(String pair) {
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private static Clock fixed(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static final class SettableClock extends Clock {
    private volatile Instant now = NOW;

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
