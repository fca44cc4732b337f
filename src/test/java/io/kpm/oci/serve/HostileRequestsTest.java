// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.hash.Digest;
import io.kpm.oci.MediaTypes;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does with requests that no good client sends. */
final class HostileRequestsTest {
  private static final byte[] NOTHING = {};
  private static final String MANIFEST = "Content-Type: " + MediaTypes.IMAGE_MANIFEST;
  private static final Limits LIMITS = Limits.defaults()
      .withHeader(Duration.ofMillis(500))
      .withConnections(8)
      .withUploads(2)
      .withTags(2);

  @TempDir
  private Path directory;

  private RegistryServer server;
  private RawClient client;

  @BeforeEach
  void start() throws IOException {
    server = RegistryServer.start(
        ServeOptions.local(directory), LIMITS, Reporter.silent(), Clock.systemUTC());
    client = RawClient.to(server);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v2",
        "/v2/../../etc/passwd",
        "/v2/..%2f..%2fetc/passwd",
        "/v2/%2e%2e/%2e%2e/etc/passwd",
        "/v2/a/../../blobs/uploads/",
        "/v2/a%00/tags/list",
        "/v2//a/tags/list",
        "/v2/a//tags/list",
        "/v2/a\\b/tags/list",
        "/v2/A/tags/list",
        "/v2/.uploads/tags/list",
        "/v2/tags/list",
        "/v2/a/blobs/sha256:../../x",
        "/v2/a/blobs/sha256:..%2f..%2fx",
        "/v2/a/blobs/",
        "/v2/a/blobs/uploads/../x",
        "/v2/a/blobs/uploads/..",
        "/v2/a/manifests/../../x",
        "/v2/a/manifests/..",
        "/v2/a/referrers/x",
        "/v2/a?n=%zz",
        "/v3/a",
        "*",
        "http:///v2/../x",
      })
  void staysInItsDirectory(String target) throws IOException {
    var before = files();

    var answer = client.get(target);

    assertThat(answer.status()).isIn(target.equals("/v2") ? List.of(200) : List.of(400, 404));
    assertThat(answer.header("Location")).isEmpty();
    assertThat(files()).isEqualTo(before);
    assertThat(client.get("/v2/").status()).isEqualTo(200);
  }

  @Test
  void refusesNamesThatAreTooLong() throws IOException {
    assertThat(client.get("/v2/" + "a".repeat(300) + "/tags/list").status()).isEqualTo(400);
  }

  @Test
  void storesNoBlobWithAnotherDigest() throws IOException {
    var digest = Digest.of(bytes("some"));

    var answer = client.send("POST", "/v2/a/blobs/uploads/?digest=" + digest, bytes("same"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("DIGEST_INVALID");
    assertThat(client.get("/v2/a/blobs/" + digest).status()).isEqualTo(404);
    assertThat(files()).noneMatch(name -> name.contains("blobs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"schemaVersion\":2,\"manifests\":0}"})
  void storesNoManifestThatIsDamaged(String json) throws IOException {
    var answer = client.send("PUT", "/v2/a/manifests/1", bytes(json), MANIFEST);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("MANIFEST_INVALID");
    assertThat(client.get("/v2/a/manifests/1").status()).isEqualTo(404);
  }

  @Test
  void storesNoManifestWhosePartsAreMissing() throws IOException {
    var json = "{\"schemaVersion\":2,\"layers\":[{\"mediaType\":\"t/l\",\"digest\":\""
        + Digest.of(bytes("absent")) + "\",\"size\":6}]}";

    var answer = client.send("PUT", "/v2/a/manifests/1", bytes(json), MANIFEST);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("MANIFEST_BLOB_UNKNOWN");
    assertThat(client.get("/v2/a/tags/list").text()).doesNotContain("\"1\"");
  }

  @Test
  void refusesALargeManifestBeforeItIsSent() throws IOException {
    client.write("PUT /v2/a/manifests/1 HTTP/1.1\r\nHost: x\r\n" + MANIFEST
        + "\r\nContent-Length: 4194305\r\n\r\n");

    assertThat(client.read("PUT").status()).isEqualTo(413);
  }

  @Test
  void refusesAManifestUnderAnIllegalTag() throws IOException {
    assertThat(client.send("PUT", "/v2/a/manifests/-x", bytes("{}"), MANIFEST).text())
        .contains("TAG_INVALID");
    assertThat(client
            .send("PUT", "/v2/a/manifests/" + Digest.of(bytes("x")), empty(), MANIFEST)
            .text())
        .contains("DIGEST_INVALID");
  }

  @Test
  void limitsUploadsAndTags() throws IOException {
    client.send("POST", "/v2/a/blobs/uploads/", NOTHING);
    client.send("POST", "/v2/b/blobs/uploads/", NOTHING);

    assertThat(client.send("POST", "/v2/c/blobs/uploads/", NOTHING).status()).isEqualTo(429);
    assertThat(client.send("PUT", "/v2/a/manifests/1", empty(), MANIFEST).status())
        .isEqualTo(201);
    assertThat(client.send("PUT", "/v2/a/manifests/2", empty(), MANIFEST).status())
        .isEqualTo(201);
    assertThat(client.send("PUT", "/v2/a/manifests/3", empty(), MANIFEST).status())
        .isEqualTo(403);
    assertThat(client.send("PUT", "/v2/a/manifests/2", empty(), MANIFEST).status())
        .isEqualTo(201);
  }

  @Test
  void endsConnectionsThatNeverFinishARequest() throws IOException {
    try (var silent = RawClient.to(server);
        var halfOpen = RawClient.to(server)) {
      halfOpen.write("GET /v2/ HTTP/1.1\r\nHost: x\r\n");

      assertThat(client.get("/v2/").status()).isEqualTo(200);
      assertThat(halfOpen.isClosedByServer()).isTrue();
      assertThat(silent.isClosedByServer()).isTrue();
    }
    assertThat(client.get("/v2/").status()).isEqualTo(200);
  }

  @Test
  void makesRoomForGoodClients() throws IOException {
    var halfOpen = new ArrayList<RawClient>();
    for (int i = 0; i < 20; i++) {
      halfOpen.add(RawClient.to(server));
    }

    try (var good = RawClient.to(server)) {
      assertThat(good.get("/v2/").status()).isEqualTo(200);
    }

    for (var each : halfOpen) {
      each.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Content-Length: 3\r\nContent-Length: 4",
        "Content-Length: -1",
        "X: a\r\n folded",
        "Host: second",
        "no colon",
      })
  void closesAfterAHeaderThatTwoReadersCouldReadDifferently(String lines) throws IOException {
    client.write("POST /v2/a/blobs/uploads/ HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n\r\nabc");

    assertThat(client.read("POST").status()).isEqualTo(400);
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void closesAfterALineFeedAlone() throws IOException {
    client.write("GET /v2/ HTTP/1.1\nHost: x\n\n");

    assertThat(client.read("GET").status()).isEqualTo(400);
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void refusesAHeaderThatIsTooLarge() throws IOException {
    client.write("GET /v2/ HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(64 * 1024) + "\r\n\r\n");

    assertThat(client.read("GET").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4-6", "0-2", "2-4", "3-6", "3-4", "-1-2", "3", "bytes 3-5/*", "5-3"})
  void refusesChunksThatDoNotContinue(String range) throws IOException {
    var location = client.send("POST", "/v2/a/blobs/uploads/", NOTHING).header("Location");
    client.send("PATCH", location, bytes("abc"), "Content-Range: 0-2");

    var refused = client.send("PATCH", location, bytes("def"), "Content-Range: " + range);

    assertThat(refused.status()).isEqualTo(416);
    assertThat(refused.header("Range")).isEqualTo("0-2");
    assertThat(client.get(location).header("Range")).isEqualTo("0-2");
  }

  @Test
  void forgetsAChunkThatBreaksOff() throws IOException {
    var location = client.send("POST", "/v2/a/blobs/uploads/", NOTHING).header("Location");
    client.send("PATCH", location, bytes("abc"));
    try (var breaking = RawClient.to(server)) {
      breaking.write("PATCH " + location + " HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\ndef");
    }

    var closed =
        client.send("PUT", location + "?digest=" + Digest.of(bytes("abcxyz")), bytes("xyz"));

    assertThat(closed.status()).isEqualTo(201);
  }

  @Test
  void answersNoWebPages() throws IOException {
    assertThat(client.get("/v2/", "Origin: https://evil.test").status()).isEqualTo(403);
  }

  @Test
  void saysWhichMethodsThereAre() throws IOException {
    var answer = client.send("POST", "/v2/a/manifests/1", bytes("{}"));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, PUT, DELETE");
    assertThat(
            client.send("DELETE", "/v2/a/blobs/" + Digest.of(NOTHING), NOTHING).status())
        .isEqualTo(405);
  }

  @Test
  void keepsOneBlobThatManyClientsSend() throws Exception {
    var content = "x".repeat(100_000);
    var digest = Digest.of(bytes(content));
    var pushes = new ArrayList<CompletableFuture<Integer>>();

    for (int i = 0; i < 6; i++) {
      pushes.add(CompletableFuture.supplyAsync(() -> push(digest, content)));
    }

    for (var push : pushes) {
      assertThat(push.get()).isIn(201, 429);
    }
    assertThat(client.get("/v2/a/blobs/" + digest).text()).isEqualTo(content);
  }

  @Test
  void finishesRunningRequestsBeforeItEnds() throws Exception {
    var digest = Digest.of(bytes("abcdef"));
    client.write("POST /v2/a/blobs/uploads/?digest=" + digest + " HTTP/1.1\r\nHost: x\r\n"
        + "Content-Length: 6\r\nExpect: 100-continue\r\n\r\n");
    client.head();

    var closing = CompletableFuture.runAsync(this::closeServer);
    client.write("abcdef");

    assertThat(client.read("POST").status()).isEqualTo(201);
    closing.get();
    assertThatThrownBy(() -> RawClient.to(server)).isInstanceOf(IOException.class);
    assertThat(directory.resolve("a/blobs/sha256/" + digest.hex())).hasContent("abcdef");
  }

  private int push(Digest digest, String content) {
    try (var other = RawClient.to(server)) {
      return other
          .send("POST", "/v2/a/blobs/uploads/?digest=" + digest, bytes(content))
          .status();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void closeServer() {
    try {
      server.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.map(p -> directory.relativize(p).toString()).sorted().toList();
    }
  }

  private static byte[] empty() {
    return bytes("{\"schemaVersion\":2}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
