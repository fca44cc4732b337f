// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.report.Event;
import io.kpm.report.Reporter;
import io.kpm.testing.FakeRegistry;
import io.kpm.testing.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class HttpStackTest {
  private final FakeRegistry registry = FakeRegistry.start();
  private final FakeRegistry other = FakeRegistry.start();
  private final HttpStack stack = HttpStack.open(HttpOptions.defaults("1"), Reporter.silent());

  @AfterEach
  void close() throws IOException {
    stack.close();
    registry.close();
    other.close();
  }

  @Test
  void followsABlobToItsStorageWithoutSecrets() throws IOException {
    var digest = registry.putBlob("a/b", "content");
    other.putBlob("a/b", "content");
    registry.fault("GET", "/blobs/", Fault.redirect(307, other.url() + "{path}"));
    var request = Request.of("GET", registry.uri("/v2/a/b/blobs/" + digest))
        .with("Authorization", "Basic s3cret");

    try (var response = stack.around(stack.wire()).send(request)) {
      assertThat(new String(response.body().readAllBytes(), UTF_8)).isEqualTo("content");
      assertThat(Origin.of(response.uri())).isEqualTo(Origin.of(other.uri("/")));
    }
    assertThat(other.requests().get(0).headers()).doesNotContainKey("authorization");
    assertThat(registry.requests().get(0).headers()).containsKey("authorization");
  }

  @Test
  void startsAtTheRegistryAgainIfTheStorageFails() throws IOException {
    registry.fault("GET", "/v2/", Fault.redirect(307, other.url() + "/v2/"));
    other.fault("GET", "/v2/", Fault.status(503).once());

    try (var response = stack.around(stack.wire()).send(Request.of("GET", registry.uri("/v2/")))) {
      assertThat(response.status()).isEqualTo(200);
    }
    assertThat(registry.requests()).hasSize(2);
  }

  @Test
  void offlineOpensNoConnection() {
    var offline = HttpStack.open(HttpOptions.defaults("1").withoutNetwork(), Reporter.silent());

    assertThatThrownBy(() -> offline.wire().send(Request.of("GET", registry.uri("/v2/"))))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_NOTFOUND))
        .hasMessageContaining(registry.host())
        .hasMessageContaining("--offline");
    assertThat(registry.connections()).isEmpty();
  }

  @Test
  void tracesWhatIsSent() throws IOException {
    var lines = new ArrayList<String>();
    var traced = HttpStack.open(HttpOptions.defaults("1"), new TraceOnly(lines));

    traced.wire().send(Request.of("GET", registry.uri("/v2/"))).close();
    traced.close();

    assertThat(lines).contains("> GET " + registry.url() + "/v2/");
  }

  @Test
  void failuresTellIdAndNextStep() {
    var failure = new TransportException(TransportException.Kind.TIMED_OUT, "`h` sent nothing");

    var shown = failure.toKpmException("cannot pull `h/a:1`");

    assertThat(shown.id()).isEqualTo(ErrorId.E_TIMEOUT);
    assertThat(shown).hasMessage("cannot pull `h/a:1`: `h` sent nothing").hasCause(failure);
    assertThat(shown.hint()).hasValueSatisfying(h -> assertThat(h).contains("--timeout"));
  }

  /** Wants traces and keeps them. */
  private record TraceOnly(List<String> lines) implements Reporter {
    @Override
    public void report(Event event) {
      if (event instanceof Event.Traced traced) {
        lines.add(traced.line());
      }
    }

    @Override
    public boolean traces() {
      return true;
    }
  }
}
