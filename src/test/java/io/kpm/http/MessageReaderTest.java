// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageReaderTest {
  @Test
  void readsARequest() throws IOException {
    var reader = requests("PUT /v2/a?b=c HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhiGET");

    var head = reader.readRequest().orElseThrow();
    var body = reader.bodyOf(head);

    assertThat(head.method()).isEqualTo("PUT");
    assertThat(head.target()).isEqualTo("/v2/a?b=c");
    assertThat(head.headers().first("host")).hasValue("h");
    assertThat(head.keepsAlive()).isTrue();
    assertThat(body.readAllBytes()).asString().isEqualTo("hi");
    assertThat(body.isComplete()).isTrue();
  }

  @Test
  void readsARequestBehindAnother() throws IOException {
    var reader = requests("GET /a HTTP/1.1\r\nHost: h\r\n\r\nGET /b HTTP/1.1\r\nHost: h\r\n\r\n");

    var first = reader.readRequest().orElseThrow();
    var second = reader.readRequest().orElseThrow();

    assertThat(first.target()).isEqualTo("/a");
    assertThat(second.target()).isEqualTo("/b");
    assertThat(reader.readRequest()).isEmpty();
  }

  @Test
  void requestWithoutLengthHasNoBody() throws IOException {
    var reader = requests("GET / HTTP/1.1\r\nHost: h\r\n\r\nmore");

    var body = reader.bodyOf(reader.readRequest().orElseThrow());

    assertThat(body.readAllBytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\nHost: h\n\n",
        "GET / HTTP/1.1\r\nHost: h\n\r\n",
        "GET  / HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: h\r\n\r\n",
        "GET /\r\nHost: h\r\n\r\n",
        "G\tT / HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /\u00e4 HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : h\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\rX: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n",
      })
  void refusesARequestHeadThatCouldMeanTwoThings(String text) {
    assertThatThrownBy(() -> requests(text).readRequest())
        .isInstanceOf(MalformedMessageException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 1\r\nContent-Length: 2",
        "Content-Length: 1, 1",
        "Content-Length: +1",
        "Content-Length: -1",
        "Content-Length:",
        "Content-Length: 9999999999999999999",
        "Content-Length: 1\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
      })
  void refusesAFramingThatCouldMeanTwoThings(String fields) throws IOException {
    var request = requests("POST / HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n\r\n");
    var response = responses("HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\n");

    var requestHead = request.readRequest().orElseThrow();
    var responseHead = response.readResponse().orElseThrow();

    assertThatThrownBy(() -> request.bodyOf(requestHead))
        .isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> response.bodyOf(responseHead, "GET"))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void takesTheSameLengthTwice() throws IOException {
    var reader = responses("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx");

    var body = reader.bodyOf(reader.readResponse().orElseThrow(), "GET");

    assertThat(body.readAllBytes()).asString().isEqualTo("x");
  }

  @Test
  void readsAResponseWithBareLineFeeds() throws IOException {
    var head = responses("HTTP/1.1 204\nA: b\n\n").readResponse().orElseThrow();

    assertThat(head.status()).isEqualTo(204);
    assertThat(head.headers().first("a")).hasValue("b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 700 ?\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1\r\n\r\n",
        "\u0015\u0003\u0001\u0000\u0002\u0002F",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "<html>\r\n\r\n",
      })
  void refusesWhatIsNoResponse(String text) {
    assertThatThrownBy(() -> responses(text).readResponse())
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void takesAHundredFieldsAndNoMore() throws IOException {
    var hundred = "HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(100);

    assertThat(responses(hundred + "\r\n").readResponse()).isPresent();
    assertThatThrownBy(() -> responses(hundred + "C: d\r\n\r\n").readResponse())
        .hasMessage("more than 100 header fields");
  }

  @Test
  void aHundredWarningsAreNotTooMany() throws IOException {
    var text =
        "HTTP/1.1 200 OK\r\n" + "Warning: 299 - \"\u001b[2J\"\r\n".repeat(100) + "A: b\r\n\r\n";

    var head = responses(text).readResponse().orElseThrow();

    assertThat(head.headers().all("Warning")).hasSize(100).contains("299 - \"\u001b[2J\"");
  }

  @Test
  void takes64KibibytesOfHeadAndNoMore() throws IOException {
    var start = "HTTP/1.1 200 OK\r\nA: ";
    var end = "\r\n\r\n";
    var most = "x".repeat(64 * 1024 - start.length() - end.length());

    assertThat(responses(start + most + end).readResponse()).isPresent();
    assertThatThrownBy(() -> responses(start + most + "x" + end).readResponse())
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("over the limit");
  }

  @Test
  void headThatIsCutIsNoMalformedOne() {
    assertThatThrownBy(() -> responses("HTTP/1.1 200 OK\r\nA: b").readResponse())
        .isInstanceOf(EOFException.class);
  }

  @Test
  void nothingAtAllIsNoResponse() throws IOException {
    assertThat(responses("").readResponse()).isEmpty();
  }

  @Test
  void answersThatHaveNoBodyHaveNone() throws IOException {
    var text = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
    var reader = responses(text);
    var head = reader.readResponse().orElseThrow();

    assertThat(reader.bodyOf(head, "HEAD").isComplete()).isTrue();
    assertThat(reader.bodyOf(head, "CONNECT").isComplete()).isTrue();
    assertThat(reader.bodyOf(head, "GET").isComplete()).isFalse();
  }

  @Test
  void bodyWithoutLengthLastsUntilTheEnd() throws IOException {
    var reader = responses("HTTP/1.0 200 OK\r\n\r\nall of it");

    var head = reader.readResponse().orElseThrow();
    var body = reader.bodyOf(head, "GET");

    assertThat(head.keepsAlive()).isFalse();
    assertThat(body.readAllBytes()).asString().isEqualTo("all of it");
    assertThat(body.isComplete()).isFalse();
  }

  @Test
  void cutBodySaysHowMuchCame() throws IOException {
    var body = bodyOf("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf!");

    assertThatThrownBy(body::readAllBytes)
        .isInstanceOf(EOFException.class)
        .hasMessage("got 5 of 10 bytes");
  }

  @Test
  void readsChunks() throws IOException {
    var text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n";
    var reader = responses(text + "3;a=b\r\nabc\r\n0A \r\n0123456789\r\n0\r\nT: x\r\n\r\nHTTP");

    var body = reader.bodyOf(reader.readResponse().orElseThrow(), "GET");

    assertThat(body.readAllBytes()).asString().isEqualTo("abc0123456789");
    assertThat(body.isComplete()).isTrue();
    assertThat(reader.buffered()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nabc\r\n0\r\n\r\n",
        "\r\n\r\n",
        "-1\r\n\r\n",
        "3\r\nabcd\r\n0\r\n\r\n",
        "1000000000000000\r\n",
        "3\r\nabc\r\n0\r\nbad trailer\r\n\r\n",
      })
  void refusesChunksThatAreNone(String chunks) throws IOException {
    var body = bodyOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);

    assertThatThrownBy(body::readAllBytes).isInstanceOf(MalformedMessageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3\r\nabc\r\n", "3\r\nabc", "3\r\nabc\r\n0\r\n", "3\r\nabc\r\n0"})
  void chunkedBodyWithoutItsEndIsCut(String chunks) throws IOException {
    var body = bodyOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);

    assertThatThrownBy(body::readAllBytes)
        .isInstanceOf(EOFException.class)
        .hasMessage("got 3 bytes of a chunked body without end");
  }

  private static InputStream bodyOf(String text) throws IOException {
    var reader = responses(text);
    return reader.bodyOf(reader.readResponse().orElseThrow(), "GET");
  }

  private static MessageReader requests(String text) {
    return MessageReader.ofRequests(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
  }

  private static MessageReader responses(String text) {
    return MessageReader.ofResponses(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
  }
}
