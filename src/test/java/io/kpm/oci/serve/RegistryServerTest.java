// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.hash.Digest;
import io.kpm.oci.Descriptor;
import io.kpm.oci.Manifest;
import io.kpm.oci.ManifestWriter;
import io.kpm.oci.MediaTypes;
import io.kpm.oci.RawManifest;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoints, as a client sees them on the wire. */
final class RegistryServerTest {
  private static final byte[] NOTHING = {};

  @TempDir
  private Path directory;

  private RegistryServer server;
  private RawClient client;

  @BeforeEach
  void start() throws IOException {
    server =
        RegistryServer.start(ServeOptions.local(directory), Reporter.silent(), Clock.systemUTC());
    client = RawClient.to(server);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void answersTheVersionCheck() throws IOException {
    var answer = client.get("/v2/");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{}");
    assertThat(answer.header("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Date")).matches("\\w{3}, \\d{2} \\w{3} \\d{4} [\\d:]{8} GMT");
  }

  @Test
  void takesABlobInOnePiece() throws IOException {
    var digest = Digest.of(bytes("content"));

    var opened = client.send("POST", "/v2/a/b/blobs/uploads/", NOTHING);
    var closed =
        client.send("PUT", opened.header("Location") + "?digest=" + digest, bytes("content"));
    var got = client.get("/v2/a/b/blobs/" + digest);

    assertThat(opened.status()).isEqualTo(202);
    assertThat(opened.header("Location")).startsWith("/v2/a/b/blobs/uploads/");
    assertThat(closed.status()).isEqualTo(201);
    assertThat(closed.header("Location")).isEqualTo("/v2/a/b/blobs/" + digest);
    assertThat(closed.header("Docker-Content-Digest")).isEqualTo(digest.toString());
    assertThat(got.text()).isEqualTo("content");
    assertThat(got.header("ETag")).isEqualTo("\"" + digest + "\"");
  }

  @Test
  void takesABlobWithOneRequest() throws IOException {
    var digest = Digest.of(bytes("content"));

    var answer = client.send("POST", "/v2/a/blobs/uploads/?digest=" + digest, bytes("content"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(client.get("/v2/a/blobs/" + digest).text()).isEqualTo("content");
  }

  @Test
  void takesABlobInChunks() throws IOException {
    var location = client.send("POST", "/v2/a/blobs/uploads/", NOTHING).header("Location");

    var first = client.send("PATCH", location, bytes("abc"), "Content-Range: 0-2");
    var second = client.send("PATCH", location, bytes("def"), "Content-Range: 3-5");
    var status = client.get(location);
    var closed = client.send(
        "PUT",
        location + "?digest=" + Digest.of(bytes("abcdefg")).toString().replace(":", "%3A"),
        bytes("g"),
        "Content-Range: 6-6");

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.header("Range")).isEqualTo("0-2");
    assertThat(second.header("Range")).isEqualTo("0-5");
    assertThat(status.status()).isEqualTo(204);
    assertThat(status.header("Range")).isEqualTo("0-5");
    assertThat(closed.status()).isEqualTo(201);
  }

  @Test
  void takesAStreamOfUnknownLength() throws IOException {
    var location = client.send("POST", "/v2/a/blobs/uploads/", NOTHING).header("Location");

    client.write("PATCH " + location + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");

    assertThat(client.read("PATCH").header("Range")).isEqualTo("0-4");
  }

  @Test
  void sendsPermissionToContinue() throws IOException {
    var location = client.send("POST", "/v2/a/blobs/uploads/", NOTHING).header("Location");

    client.write("PATCH " + location + " HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n"
        + "Expect: 100-continue\r\n\r\n");
    var interim = client.head();
    client.write("abc");

    assertThat(interim.status()).isEqualTo(100);
    assertThat(client.read("PATCH").header("Range")).isEqualTo("0-2");
  }

  @Test
  void takesSha512() throws IOException {
    var digest = sha512("content");

    var answer = client.send("POST", "/v2/a/blobs/uploads/?digest=" + digest, bytes("content"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Docker-Content-Digest")).isEqualTo(digest.toString());
    assertThat(client.get("/v2/a/blobs/" + digest).text()).isEqualTo("content");
  }

  @Test
  void cancelsAnUpload() throws IOException {
    var location = client.send("POST", "/v2/a/blobs/uploads/", NOTHING).header("Location");

    assertThat(client.send("DELETE", location, NOTHING).status()).isEqualTo(204);
    assertThat(client.get(location).status()).isEqualTo(404);
    assertThat(client.get(location).text()).contains("BLOB_UPLOAD_UNKNOWN");
  }

  @Test
  void mountsABlobOfAnotherRepository() throws IOException {
    var digest = push("a/one", "shared");

    var mounted =
        client.send("POST", "/v2/two/blobs/uploads/?mount=" + digest + "&from=a/one", NOTHING);
    var elsewhere =
        client.send("POST", "/v2/two/blobs/uploads/?mount=" + digest + "&from=none", NOTHING);
    var fromNowhere = client.send("POST", "/v2/two/blobs/uploads/?mount=" + digest, NOTHING);

    assertThat(mounted.status()).isEqualTo(201);
    assertThat(mounted.header("Location")).isEqualTo("/v2/two/blobs/" + digest);
    assertThat(client.get("/v2/two/blobs/" + digest).text()).isEqualTo("shared");
    assertThat(elsewhere.status()).isEqualTo(202);
    assertThat(fromNowhere.status()).isEqualTo(202);
    assertThat(client.get("/v2/three/blobs/" + digest).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 206, a, bytes 0-0/10",
    "bytes=2-4, 206, cde, bytes 2-4/10",
    "bytes=7-, 206, hij, bytes 7-9/10",
    "bytes=7-100, 206, hij, bytes 7-9/10",
    "bytes=-3, 206, hij, bytes 7-9/10",
    "bytes=-100, 206, abcdefghij, bytes 0-9/10",
    "lines=1-2, 200, abcdefghij, ''",
  })
  void sendsParts(String range, int status, String content, String contentRange)
      throws IOException {
    var digest = push("a", "abcdefghij");

    var answer = client.get("/v2/a/blobs/" + digest, "Range: " + range);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text()).isEqualTo(content);
    assertThat(answer.header("Content-Range")).isEqualTo(contentRange);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes=10-", "bytes=5-0", "bytes=0-1,3-4", "bytes=", "bytes=-0", "bytes=x-y"})
  void refusesOtherRanges(String range) throws IOException {
    var digest = push("a", "abcdefghij");

    var answer = client.get("/v2/a/blobs/" + digest, "Range: " + range);

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */10");
  }

  @Test
  void answersHeadWithTheLength() throws IOException {
    var digest = push("a", "abcdefghij");

    var answer = client.send("HEAD", "/v2/a/blobs/" + digest, NOTHING);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Length")).isEqualTo("10");
    assertThat(answer.body()).isEmpty();
    assertThat(client.get("/v2/").status()).isEqualTo(200);
  }

  @Test
  void sendsNothingThatTheClientHas() throws IOException {
    var digest = push("a", "content");

    var answer = client.get("/v2/a/blobs/" + digest, "If-None-Match: \"" + digest + "\"");

    assertThat(answer.status()).isEqualTo(304);
    assertThat(client.get("/v2/").status()).isEqualTo(200);
  }

  @Test
  void keepsManifestsByTagAndDigest() throws IOException {
    var manifest = image(push("a", "layer"), Optional.empty());

    var put = put("a", "1.0", manifest);
    var byTag = client.get("/v2/a/manifests/1.0");
    var byDigest = client.send("HEAD", "/v2/a/manifests/" + manifest.digest(), NOTHING);

    assertThat(put.status()).isEqualTo(201);
    assertThat(put.header("Location")).isEqualTo("/v2/a/manifests/" + manifest.digest());
    assertThat(byTag.body()).isEqualTo(manifest.bytes());
    assertThat(byTag.header("Content-Type")).isEqualTo(MediaTypes.IMAGE_MANIFEST);
    assertThat(byTag.header("Docker-Content-Digest"))
        .isEqualTo(manifest.digest().toString());
    assertThat(byDigest.status()).isEqualTo(200);
    assertThat(client.get("/v2/a/manifests/2.0").status()).isEqualTo(404);
    assertThat(client.get("/v2/a/manifests/.no-tag").status()).isEqualTo(404);
  }

  @Test
  void honoursIfNoneMatch() throws IOException {
    var manifest = image(push("a", "layer"), Optional.empty());
    var type = "Content-Type: " + MediaTypes.IMAGE_MANIFEST;

    var first = client.send("PUT", "/v2/a/manifests/1", manifest.bytes(), type, "If-None-Match: *");
    var second =
        client.send("PUT", "/v2/a/manifests/1", manifest.bytes(), type, "If-None-Match: *");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(412);
  }

  @Test
  void deletesATagButNotItsManifest() throws IOException {
    var manifest = image(push("a", "layer"), Optional.empty());
    put("a", "1", manifest);
    put("a", "2", manifest);

    assertThat(client.send("DELETE", "/v2/a/manifests/1", NOTHING).status()).isEqualTo(202);
    assertThat(client.get("/v2/a/manifests/1").status()).isEqualTo(404);
    assertThat(client.get("/v2/a/manifests/2").status()).isEqualTo(200);
    assertThat(client.send("DELETE", "/v2/a/manifests/1", NOTHING).status()).isEqualTo(404);
  }

  @Test
  void deletesAManifestWithAllItsTags() throws IOException {
    var manifest = image(push("a", "layer"), Optional.empty());
    put("a", "1", manifest);
    put("a", "2", manifest);
    var path = "/v2/a/manifests/" + manifest.digest();

    assertThat(client.send("DELETE", path, NOTHING).status()).isEqualTo(202);
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(client.get("/v2/a/tags/list").text()).isEqualTo("{\"name\":\"a\",\"tags\":[]}");
    assertThat(put("a", "1", manifest).status()).isEqualTo(201);
  }

  @Test
  void listsTagsInPages() throws IOException {
    var manifest = image(push("a/b", "layer"), Optional.empty());
    for (var tag : List.of("c", "a", "B", "b")) {
      put("a/b", tag, manifest);
    }

    var all = client.get("/v2/a/b/tags/list");
    var page = client.get("/v2/a/b/tags/list?n=2");
    var next = client.get("/v2/a/b/tags/list?n=2&last=a");

    assertThat(all.text()).isEqualTo("{\"name\":\"a/b\",\"tags\":[\"B\",\"a\",\"b\",\"c\"]}");
    assertThat(all.header("Link")).isEmpty();
    assertThat(page.text()).endsWith("[\"B\",\"a\"]}");
    assertThat(page.header("Link")).isEqualTo("</v2/a/b/tags/list?n=2&last=a>; rel=\"next\"");
    assertThat(next.text()).endsWith("[\"b\",\"c\"]}");
    assertThat(next.header("Link")).isEmpty();
    assertThat(client.get("/v2/none/tags/list").text()).contains("NAME_UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({"-1, 400", "abc, 400", "1e20, 400", "0, 200", "99999999999999999999, 200"})
  void neverFailsOnOddPageSizes(String n, int status) throws IOException {
    put("a", "1", image(push("a", "layer"), Optional.empty()));

    assertThat(client.get("/v2/a/tags/list?n=" + n).status()).isEqualTo(status);
    assertThat(client.get("/v2/_catalog?n=" + n).status()).isEqualTo(status);
  }

  @Test
  void listsRepositoriesThatHoldSomething() throws IOException {
    put("b/c", "1", image(push("b/c", "layer"), Optional.empty()));
    put("a", "1", image(push("a", "layer"), Optional.empty()));
    push("only-a-blob", "layer");

    assertThat(client.get("/v2/_catalog").text()).isEqualTo("{\"repositories\":[\"a\",\"b/c\"]}");
    assertThat(client.get("/v2/_catalog?n=1").header("Link"))
        .isEqualTo("</v2/_catalog?n=1&last=a>; rel=\"next\"");
  }

  @Test
  void listsReferrers() throws IOException {
    var subject = image(push("a", "layer"), Optional.empty());
    put("a", "1", subject);
    var before = client.get("/v2/a/referrers/" + subject.digest());
    var referrer = image(push("a", "note"), Optional.of(subject.descriptor()));

    var put = put("a", referrer.digest().toString(), referrer);
    var all = client.get("/v2/a/referrers/" + subject.digest());
    var filtered = client.get("/v2/a/referrers/" + subject.digest() + "?artifactType=t%2Fother");

    assertThat(before.text()).endsWith("\"manifests\":[]}");
    assertThat(put.header("OCI-Subject")).isEqualTo(subject.digest().toString());
    assertThat(all.header("Content-Type")).isEqualTo(MediaTypes.IMAGE_INDEX);
    assertThat(all.text())
        .contains("\"digest\":\"" + referrer.digest() + "\"")
        .contains("\"artifactType\":\"t/a\"")
        .contains("\"annotations\":{\"k\":\"v\"}");
    assertThat(filtered.header("OCI-Filters-Applied")).isEqualTo("artifactType");
    assertThat(filtered.text()).endsWith("\"manifests\":[]}");
  }

  @Test
  void servesTheSameAfterARestart() throws IOException {
    var manifest = image(push("a/b", "layer"), Optional.empty());
    put("a/b", "1", manifest);
    var location = client.send("POST", "/v2/a/b/blobs/uploads/", NOTHING).header("Location");
    client.send("PATCH", location, bytes("abc"));

    stop();
    start();

    assertThat(client.get("/v2/a/b/manifests/1").body()).isEqualTo(manifest.bytes());
    assertThat(client.get("/v2/_catalog").text()).contains("a/b");
    assertThat(client.get(location).header("Range")).isEqualTo("0-2");
    var closed =
        client.send("PUT", location + "?digest=" + Digest.of(bytes("abcdef")), bytes("def"));
    assertThat(closed.status()).isEqualTo(201);
  }

  @Test
  void servesTheOthersIfOneRepositoryIsDamaged() throws IOException {
    put("good", "1", image(push("good", "layer"), Optional.empty()));
    put("bad", "1", image(push("bad", "layer"), Optional.empty()));
    stop();
    Files.writeString(directory.resolve("bad/index.json"), "{");

    start();

    assertThat(client.get("/v2/good/manifests/1").status()).isEqualTo(200);
    assertThat(client.get("/v2/_catalog").text()).isEqualTo("{\"repositories\":[\"good\"]}");
    assertThat(client.get("/v2/bad/manifests/1").status()).isEqualTo(500);
    assertThat(client.get("/v2/bad/manifests/1").text()).doesNotContain(directory.toString());
  }

  @Test
  void removesWhatNobodyNeedsWhenItStarts() throws IOException {
    var needed = push("a", "layer");
    var left = push("a", "abandoned");
    var recent = push("a", "just pushed");
    put("a", "1", image(needed, Optional.empty()));
    for (var old : List.of(needed, left)) {
      Files.setLastModifiedTime(
          directory.resolve("a/blobs/sha256/" + old.hex()), FileTime.from(Instant.EPOCH));
    }

    stop();
    start();

    assertThat(client.get("/v2/a/blobs/" + needed).status()).isEqualTo(200);
    assertThat(client.get("/v2/a/blobs/" + left).status()).isEqualTo(404);
    assertThat(client.get("/v2/a/blobs/" + recent).status()).isEqualTo(200);
  }

  private Digest push(String repository, String content) throws IOException {
    var digest = Digest.of(bytes(content));
    var answer = client.send(
        "POST", "/v2/" + repository + "/blobs/uploads/?digest=" + digest, bytes(content));
    assertThat(answer.status()).isEqualTo(201);
    return digest;
  }

  private RawClient.Answer put(String repository, String reference, RawManifest manifest)
      throws IOException {
    return client.send(
        "PUT",
        "/v2/" + repository + "/manifests/" + reference,
        manifest.bytes(),
        "Content-Type: " + MediaTypes.IMAGE_MANIFEST);
  }

  private static RawManifest image(Digest layer, Optional<Descriptor> subject) {
    return ManifestWriter.write(new Manifest.Image(
        MediaTypes.IMAGE_MANIFEST,
        Optional.of("t/a"),
        Optional.empty(),
        List.of(Descriptor.of("t/l", layer, 5)),
        subject,
        Map.of("k", "v")));
  }

  private static Digest sha512(String text) {
    var hash = Digest.Algorithm.SHA512.start();
    hash.update(bytes(text));
    return Digest.finish(Digest.Algorithm.SHA512, hash);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
