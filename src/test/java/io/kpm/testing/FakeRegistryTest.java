// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.http.HttpOptions;
import io.kpm.http.Request;
import io.kpm.http.RequestBody;
import io.kpm.http.Response;
import io.kpm.http.SocketTransport;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class FakeRegistryTest {
  private final SocketTransport transport =
      new SocketTransport(HttpOptions.defaults("1"), Reporter.silent());

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void servesAPackage() throws IOException {
    try (var registry = FakeRegistry.start()) {
      var digest = registry.putPackage("kcl/a", "1.0.0", Map.of("kcl.mod", "[package]"));

      var manifest = send(registry, "GET", "/v2/kcl/a/manifests/1.0.0", "");

      assertThat(manifest.status()).isEqualTo(200);
      assertThat(Sha256.of(manifest.body().readAllBytes())).isEqualTo(digest);
      assertThat(registry.tags("kcl/a")).containsExactly(Map.entry("1.0.0", digest));
      assertThat(registry.incomplete()).isEmpty();
    }
  }

  @Test
  void takesAnUploadInChunks() throws IOException {
    try (var registry = FakeRegistry.start()) {
      var opened = send(registry, "POST", "/v2/a/blobs/uploads/", "");
      var location = opened.headers().first("Location").orElseThrow();
      send(registry, "PATCH", location, "con").close();
      send(registry, "PATCH", location, "tent").close();
      var digest = Sha256.of("content".getBytes(UTF_8));
      var closed = send(registry, "PUT", location + "?digest=" + digest, "");

      assertThat(opened.status()).isEqualTo(202);
      assertThat(closed.status()).isEqualTo(201);
      assertThat(registry.holds("a", digest)).isTrue();
      assertThat(registry.openUploads()).isZero();
    }
  }

  @Test
  void mountsABlob() throws IOException {
    try (var registry = FakeRegistry.start()) {
      var digest = registry.putBlob("a", "content");

      var mounted = send(registry, "POST", "/v2/b/blobs/uploads/?mount=" + digest + "&from=a", "");

      assertThat(mounted.status()).isEqualTo(201);
      assertThat(registry.holds("b", digest)).isTrue();
    }
  }

  @Test
  void refusesAManifestWithoutItsBlobs() throws IOException {
    try (var registry = FakeRegistry.start()) {
      var manifest = "{\"layers\":[{\"digest\":\"sha256:00\",\"size\":1}]}";

      assertThat(send(registry, "PUT", "/v2/a/manifests/1", manifest).status()).isEqualTo(400);
    }
  }

  @Test
  void givesPagesOfTags() throws IOException {
    try (var registry = FakeRegistry.with().page(1).start()) {
      registry.putPackage("a", "1.0.0", Map.of());
      registry.putPackage("a", "2.0.0", Map.of());

      var first = send(registry, "GET", "/v2/a/tags/list", "");
      var last = send(registry, "GET", "/v2/a/tags/list?n=1&last=1.0.0", "");

      assertThat(first.headers().first("Link"))
          .hasValue("</v2/a/tags/list?n=1&last=1.0.0>; rel=\"next\"");
      assertThat(text(last)).contains("[\"2.0.0\"]");
      assertThat(last.headers().has("Link")).isFalse();
    }
  }

  @Test
  void asksForAPassword() throws IOException {
    try (var registry = FakeRegistry.with().basicAuth("u", "p").start()) {
      var bare = send(registry, "GET", "/v2/", "");
      var known = transport.send(
          Request.of("GET", registry.uri("/v2/")).with("Authorization", "Basic dTpw"));

      assertThat(bare.status()).isEqualTo(401);
      assertThat(bare.headers().first("WWW-Authenticate")).hasValue("Basic realm=\"fake\"");
      assertThat(known.status()).isEqualTo(200);
    }
  }

  @Test
  void givesTokensForScopes() throws IOException {
    try (var registry = FakeRegistry.with().bearerAuth("u", "p").start()) {
      registry.putPackage("a", "1", Map.of());
      var path = "/v2/a/manifests/1";

      var challenge = send(registry, "GET", path, "");
      var token = text(transport.send(
          Request.of("GET", registry.uri("/token?service=fake&scope=repository:a:pull"))
              .with("Authorization", "Basic dTpw")));
      var request = Request.of("GET", registry.uri(path)).with("Authorization", "Bearer token-1");

      assertThat(challenge.headers().first("WWW-Authenticate").orElseThrow())
          .contains(registry.url() + "/token", "scope=\"repository:a:pull\"");
      assertThat(token).contains("\"token\":\"token-1\"");
      assertThat(transport.send(request).status()).isEqualTo(200);
      registry.expireTokens();
      assertThat(transport.send(request).status()).isEqualTo(401);
    }
  }

  @Test
  void answersRanges() throws IOException {
    try (var registry = FakeRegistry.start()) {
      var digest = registry.putBlob("a", "0123456789");

      var part = transport.send(
          Request.of("GET", registry.uri("/v2/a/blobs/" + digest)).with("Range", "bytes=7-"));

      assertThat(part.status()).isEqualTo(206);
      assertThat(part.headers().first("Content-Range")).hasValue("bytes 7-9/10");
      assertThat(text(part)).isEqualTo("789");
    }
  }

  @Test
  void faultsFireInTheirTurn() throws IOException {
    try (var registry = FakeRegistry.start()) {
      registry.fault("GET", "/v2/$", Fault.status(500).once().skip(1));

      assertThat(send(registry, "GET", "/v2/", "").status()).isEqualTo(200);
      assertThat(send(registry, "GET", "/v2/", "").status()).isEqualTo(500);
      assertThat(send(registry, "GET", "/v2/", "").status()).isEqualTo(200);
    }
  }

  private Response send(FakeRegistry registry, String method, String path, String body)
      throws IOException {
    var content = RequestBody.of(body.getBytes(UTF_8));
    return transport.send(Request.of(method, registry.uri(path)).carrying(content));
  }

  private static String text(Response response) throws IOException {
    return new String(response.body().readAllBytes(), UTF_8);
  }
}
