// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class MessageWriterTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final MessageWriter writer = new MessageWriter(sent);

  @Test
  void writesARequest() throws IOException {
    writer.writeRequest("GET", "/v2/", Headers.none().with("Host", "h"));

    assertThat(sent.toString(UTF_8)).isEqualTo("GET /v2/ HTTP/1.1\r\nHost: h\r\n\r\n");
  }

  @Test
  void writesAnAnswer() throws IOException {
    writer.writeResponse(404, "Not Found", Headers.none().with("A", "b"));

    assertThat(sent.toString(UTF_8)).isEqualTo("HTTP/1.1 404 Not Found\r\nA: b\r\n\r\n");
  }

  @Test
  void nobodySmugglesALine() {
    assertThatThrownBy(() -> Headers.none().with("A", "b\r\nC: d"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Headers.none().with("A: b", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> writer.writeRequest("GET", "/ HTTP/1.1\r\nA:", Headers.none()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(sent.size()).isZero();
  }

  @Test
  void writesABodyOfTheAnnouncedLength() throws IOException {
    writer.writeBody(content(100_000), 100_000);

    assertThat(sent.size()).isEqualTo(100_000);
  }

  @Test
  void noticesContentThatIsShorterOrLonger() {
    assertThatThrownBy(() -> writer.writeBody(content(9), 10))
        .hasMessage("the content ended after 9 of 10 bytes");
    assertThatThrownBy(() -> writer.writeBody(content(11), 10))
        .hasMessage("the content is longer than 10 bytes");
  }

  private static ByteArrayInputStream content(int bytes) {
    return new ByteArrayInputStream(new byte[bytes]);
  }
}
