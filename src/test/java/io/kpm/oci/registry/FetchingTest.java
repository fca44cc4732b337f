// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import static io.kpm.oci.registry.Scenario.assertRefused;
import static io.kpm.oci.registry.Scenario.blob;
import static io.kpm.oci.registry.Scenario.blobUrl;
import static io.kpm.testing.ScriptedTransport.cut;
import static io.kpm.testing.ScriptedTransport.error;
import static io.kpm.testing.ScriptedTransport.lost;
import static io.kpm.testing.ScriptedTransport.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.error.ErrorId;
import io.kpm.http.Headers;
import io.kpm.http.Response;
import io.kpm.oci.Descriptor;
import io.kpm.testing.ScriptedTransport.Message;
import io.kpm.testing.ScriptedTransport.Reply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blobs on their way here, with everything that can happen to them. */
final class FetchingTest {
  private static final String TEXT = "0123456789abcdef";
  private static final String URL = blobUrl(TEXT);
  private static final Message WHOLE = status(200, TEXT);
  private static final Message BASIC = status(401).with("WWW-Authenticate", "Basic realm=\"r\"");

  private final Scenario scenario = new Scenario();
  private final RemoteRepository repository = scenario.repository();

  @Test
  void yieldsTheContent() throws IOException {
    scenario.net.on("GET", URL, WHOLE);

    assertThat(fetch()).isEqualTo(TEXT);
    assertThat(scenario.net.asked()).hasSize(1);
  }

  @Test
  void refusesOtherContent() {
    scenario.net.on("GET", URL, status(200, "0123456789abcdeX"));

    assertRefused(ErrorId.E_DIGEST, this::fetch)
        .hasMessageContaining(blob(TEXT).digest().toString())
        .hasMessageContaining(blob("0123456789abcdeX").digest().toString());
    assertThat(scenario.net.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456789", "0123456789abcdef0123"})
  void refusesAnotherLengthBeforeTheFirstByte(String other) {
    scenario.net.on("GET", URL, status(200, other));

    assertRefused(ErrorId.E_SIZE, () -> repository.fetch(blob(TEXT)))
        .hasMessageContaining("expected 16 bytes, got " + other.length());
  }

  @Test
  void readsNoMoreThanOneByteBeyondThePromise() {
    scenario.net.on(
        "GET", URL, request -> new Response(request.uri(), 200, Headers.none(), new Endless()));

    assertRefused(ErrorId.E_SIZE, this::fetch);
  }

  @Test
  void goesOnWhereTheDownloadBrokeOff() throws IOException {
    scenario.net.on("GET", URL, cut(WHOLE, 10), partial("bytes 10-15/16", "abcdef"));

    assertThat(fetch()).isEqualTo(TEXT);
    assertThat(scenario.net.sent("Range")).containsExactly("-", "bytes=10-");
  }

  @Test
  void goesOnEvenIfTheTotalIsUnknown() throws IOException {
    scenario.net.on("GET", URL, cut(WHOLE, 10), partial("bytes 10-15/*", "abcdef"));

    assertThat(fetch()).isEqualTo(TEXT);
  }

  @Test
  void startsAgainWhereRangesAreUnknown() throws IOException {
    scenario.net.on("GET", URL, cut(WHOLE, 10), WHOLE);

    assertThat(fetch()).isEqualTo(TEXT);
    assertThat(scenario.net.asked()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes 9-15/16", "bytes 10-15/17", "bytes */16", "10-15/16", ""})
  void startsAgainWhereTheRangeIsAnother(String range) throws IOException {
    scenario.net.on("GET", URL, cut(WHOLE, 10), partial(range, "abcdef"), WHOLE);

    assertThat(fetch()).isEqualTo(TEXT);
    assertThat(scenario.net.sent("Range")).containsExactly("-", "bytes=10-", "-");
  }

  @Test
  void startsAgainWhereNothingIsLeft() throws IOException {
    scenario.net.on("GET", URL, cut(WHOLE, 10), status(416), WHOLE);

    assertThat(fetch()).isEqualTo(TEXT);
  }

  @Test
  void refusesARangeWithOtherContent() {
    scenario.net.on("GET", URL, cut(WHOLE, 10), partial("bytes 10-15/16", "abcdeX"));

    assertRefused(ErrorId.E_DIGEST, this::fetch);
  }

  @Test
  void givesUpAfterSixTries() {
    scenario.net.on("GET", URL, cut(WHOLE, 10), cut(partial("bytes 10-15/16", "abcdef"), 0));

    assertRefused(ErrorId.E_NET, this::fetch).hasMessageContaining("got 10 of 16 bytes");
    assertThat(scenario.net.asked()).hasSize(6);
  }

  @Test
  void countsFailuresOfEveryKindTogether() {
    scenario.net.on("GET", URL, lost(), status(503), cut(WHOLE, 10), status(503), lost(), lost());

    assertRefused(ErrorId.E_NET, this::fetch);
    assertThat(scenario.net.asked()).hasSize(6);
  }

  @Test
  void unpacksWhatTheServerCompressedOnItsOwn() throws IOException {
    scenario.net.on("GET", URL, packed(TEXT));

    assertThat(fetch()).isEqualTo(TEXT);
  }

  @Test
  void leavesWhatIsTheBlobAsItIs() throws IOException {
    scenario.net.on("GET", URL, WHOLE.with("Content-Encoding", "gzip"));

    assertThat(fetch()).isEqualTo(TEXT);
  }

  @Test
  void saysThatABlobIsMissing() {
    scenario.net.on("GET", URL, error(404, "BLOB_UNKNOWN"));

    assertRefused(ErrorId.E_NOTFOUND, this::fetch)
        .hasMessageStartingWith("cannot fetch the blob `reg.test/x@sha256:");
    assertThat(scenario.net.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsToTheStorageWithoutCredentials(int code) throws IOException {
    scenario
        .net
        .on("GET", URL, BASIC, status(code).with("Location", "https://cdn.test/b?sig=1"))
        .on("GET", "https://cdn.test/b", WHOLE);

    assertThat(fetch()).isEqualTo(TEXT);
    assertThat(scenario.net.sent("Authorization")).containsExactly("-", "Basic YW5uOnB3", "-");
  }

  @Test
  void takesAnotherPortForAnotherOrigin() throws IOException {
    scenario
        .net
        .on("GET", URL, BASIC, status(307).with("Location", "https://reg.test:8443/b"))
        .on("GET", "https://reg.test:8443/b", WHOLE);

    assertThat(fetch()).isEqualTo(TEXT);
    assertThat(scenario.net.sent("Authorization")).endsWith("-");
  }

  @Test
  void followsNoStepDownToHttp() {
    scenario.net.on("GET", URL, status(307).with("Location", "http://cdn.test/b"));

    assertRefused(ErrorId.E_REDIRECT, this::fetch);
    assertThat(scenario.net.asked()).hasSize(1);
  }

  @Test
  void logsInAtNoStorage() {
    scenario
        .net
        .on("GET", URL, BASIC, status(307).with("Location", "https://cdn.test/b"))
        .on("GET", "https://cdn.test/b", BASIC);

    assertRefused(ErrorId.E_AUTH, this::fetch);
    assertThat(scenario.net.sent("Authorization")).endsWith("-");
  }

  @Test
  void asksTheRegistryAgainForASignedAddress() throws IOException {
    scenario
        .net
        .on("GET", URL, status(307).with("Location", "https://cdn.test/b"))
        .on("GET", "https://cdn.test/b", cut(WHOLE, 4), partial("bytes 4-15/16", "456789abcdef"));

    assertThat(fetch()).isEqualTo(TEXT);
    assertThat(scenario.net.sent("Range")).containsExactly("-", "-", "bytes=4-", "bytes=4-");
  }

  @Test
  void goesToNoForeignLayer() {
    var foreign = new Descriptor(
        "application/vnd.test",
        blob(TEXT).digest(),
        16,
        Optional.empty(),
        Map.of(),
        List.of("https://elsewhere.test/x"));

    assertRefused(ErrorId.E_POLICY, () -> repository.fetch(foreign));
    assertThat(scenario.net.asked()).isEmpty();
  }

  @Test
  void followsNowhereToLearnWhetherABlobIsThere() throws IOException {
    scenario.net.on(
        "HEAD", URL, status(200), status(307).with("Location", "https://cdn.test/b"), status(404));

    assertThat(repository.contains(blob(TEXT))).isTrue();
    assertThat(repository.contains(blob(TEXT))).isTrue();
    assertThat(repository.contains(blob(TEXT))).isFalse();
    assertThat(scenario.net.asked()).hasSize(3);
  }

  private String fetch() throws IOException {
    try (var in = repository.fetch(blob(TEXT))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static Reply packed(String text) {
    return request -> {
      var bytes = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(bytes)) {
        gzip.write(text.getBytes(UTF_8));
      }
      return new Response(
          request.uri(),
          200,
          Headers.none().with("Content-Encoding", "gzip"),
          new ByteArrayInputStream(bytes.toByteArray()));
    };
  }

  private static Message partial(String range, String body) {
    return status(206, body).with("Content-Range", range);
  }

  /** A body without end, which must not be read to its end. */
  private static final class Endless extends InputStream {
    private int left = 17;

    @Override
    public int read() {
      return read(new byte[1], 0, 1) < 0 ? -1 : 'x';
    }

    @Override
    public int read(byte[] into, int offset, int count) {
      if (count > left) {
        throw new AssertionError("asked for more than one byte beyond the promise");
      }
      left -= count;
      return count;
    }
  }
}
