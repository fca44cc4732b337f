// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.report.Event;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TraceTransportTest {
  private static final Request GET =
      Request.of("GET", URI.create("https://reg.test/v2/a?sig=s3cret"));

  private final List<String> lines = new ArrayList<>();
  private final Reporter reporter = event -> {
    if (event instanceof Event.Traced traced) {
      lines.add(traced.line());
    }
  };

  @Test
  void tellsRequestAndAnswer() throws IOException {
    var script = Script.of().text(200, "{\"a\":\n1}", "Content-Type", "application/json");

    readAll(new TraceTransport(script, reporter, true), GET.with("Accept", "a/b"));

    assertThat(lines).hasSize(6);
    assertThat(lines.get(0)).isEqualTo("> GET https://reg.test/v2/a?sig=***");
    assertThat(lines.get(1)).isEqualTo("> Accept: a/b");
    assertThat(lines.get(2)).startsWith("< 200 (").endsWith(" ms)");
    assertThat(lines.subList(3, 6))
        .containsExactly("< Content-Type: application/json", "< {\"a\":", "< 1}");
  }

  @Test
  void tellsTextOfRequests() throws IOException {
    var request = Request.of("PUT", GET.uri())
        .with("Content-Type", "application/vnd.oci.image.manifest.v1+json")
        .carrying(RequestBody.of("{}".getBytes(UTF_8)));

    readAll(new TraceTransport(Script.of().answer(201), reporter, true), request);

    assertThat(lines).contains("> {}");
  }

  @Test
  void tellsNoBodiesOfTokenServers() throws IOException {
    var script =
        Script.of().text(200, "{\"token\":\"s3cret\"}", "Content-Type", "application/json");
    var request = GET.with("Content-Type", "text/plain")
        .carrying(RequestBody.of("refresh_token=s3cret".getBytes(UTF_8)));

    readAll(new TraceTransport(script, reporter, false), request);

    assertThat(lines).noneMatch(line -> line.contains("s3cret"));
  }

  @Test
  void tellsNoBinaryAndAtMost16KibibytesOfText() throws IOException {
    var binary = Script.of().text(200, "binary", "Content-Type", "application/octet-stream");
    var endless = Script.of().text(200, "x".repeat(100_000), "Content-Type", "text/plain");

    readAll(new TraceTransport(binary, reporter, true), GET);
    readAll(new TraceTransport(endless, reporter, true), GET);

    assertThat(lines).noneMatch(line -> line.contains("binary"));
    assertThat(lines).contains("< " + "x".repeat(16 * 1024));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          Authorization       | Bearer s3cret                      | ***
          Proxy-Authorization | Basic s3cret                       | ***
          Cookie              | s3cret                             | ***
          Set-Cookie          | s3cret                             | ***
          Location            | https://u:s3cret@h/x?a=s3cret&b=s3 | https://***@h/x?a=***&b=***
          Location            | //u:s3cret@h/x                     | //***@h/x
          Location            | /x?s3cret                          | /x?***
          Link                | </v2/a?last=s3cret>; rel="next"    | </v2/a?last=***>; rel="next"
          WWW-Authenticate    | Bearer realm="https://h/t?k=s3cret",service="s",nonce="s3cret",scope="c" | Bearer realm="https://h/t?k=***" service="s" scope="c"
          Content-Type        | a/b                                | a/b
          """)
  void hidesSecretsOfFields(String name, String value, String shown) {
    assertThat(Redaction.field(new Headers.Field(name, value))).isEqualTo(shown);
  }

  @Test
  void escapesWhatATerminalWouldObey() throws IOException {
    var script = Script.of().answer(200, "Warning", "299 - \"\u001b[2J\"");

    readAll(new TraceTransport(script, reporter, true), GET);

    assertThat(lines).contains("< Warning: 299 - \"\\x1b[2J\"");
  }

  @Test
  void tellsFailures() {
    var script = Script.of().fail(TransportException.Kind.LOST);

    assertThatThrownBy(() -> new TraceTransport(script, reporter, true).send(GET))
        .isInstanceOf(TransportException.class);
    assertThat(lines).last().asString().startsWith("! it failed (");
  }

  private static void readAll(HttpTransport transport, Request request) throws IOException {
    try (var response = transport.send(request)) {
      response.body().readAllBytes();
    }
  }
}
