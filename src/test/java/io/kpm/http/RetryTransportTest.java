// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static io.kpm.http.TransportException.Kind.LOST;
import static io.kpm.http.TransportException.Kind.NO_ANSWER;
import static io.kpm.http.TransportException.Kind.TIMED_OUT;
import static io.kpm.http.TransportException.Kind.UNREACHABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.report.Event;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryTransportTest {
  private static final URI URL = URI.create("https://reg.test/v2/");

  private final FakeTime time = new FakeTime(0);
  private final List<Event> events = new ArrayList<>();
  private final Reporter reporter = events::add;
  private final Retries retries = new Retries(5, time, reporter);

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 499, 500, 502, 503, 504, 520, 521, 522, 523, 524})
  void repeatsWhatFailedForTheMoment(int status) throws IOException {
    var script = Script.of().answer(status).answer(status).answer(200);

    var response = send(script, "GET");

    assertThat(response.status()).isEqualTo(200);
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 413, 416, 501, 505})
  void takesOtherStatusesForAnAnswer(int status) throws IOException {
    var script = Script.of().text(status, "body");

    var response = send(script, "GET");

    assertThat(response.status()).isEqualTo(status);
    assertThat(new String(response.body().readAllBytes(), UTF_8)).isEqualTo("body");
    assertThat(script.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TOOMANYREQUESTS", "UNAVAILABLE"})
  void repeatsWhenTheBodySaysSo(String code) throws IOException {
    var body = "{\"errors\":[{\"code\":\"" + code + "\"}]}";
    var script = Script.of().text(403, body).answer(200);

    assertThat(send(script, "GET").status()).isEqualTo(200);
  }

  @Test
  void givesUpAfterSixTriesWithTheLastAnswer() throws IOException {
    var script = Script.of().text(500, "why");

    var response = send(script, "GET");

    assertThat(response.status()).isEqualTo(500);
    assertThat(new String(response.body().readAllBytes(), UTF_8)).isEqualTo("why");
    assertThat(script.requests()).hasSize(6);
    assertThat(time.pauses()).isSorted().hasSize(5);
  }

  @Test
  void pausesAreRandomBetweenHalfAndFull() throws IOException {
    var late = new FakeTime(0.999);
    var script = Script.of().answer(500).answer(200);

    new RetryTransport(script, new Retries(5, late, reporter))
        .send(Request.of("GET", URL))
        .close();

    assertThat(late.slept()).isBetween(Duration.ofMillis(495), Duration.ofMillis(500));
  }

  @Test
  void allPausesOfACommandStayBelowAMinute() throws IOException {
    var script = Script.of().answer(500);
    var late = new FakeTime(0.999);

    new RetryTransport(script, new Retries(1000, late, reporter))
        .send(Request.of("GET", URL))
        .close();

    assertThat(late.slept()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE", "POST"})
  void repeatsAfterALostAnswer(String method) throws IOException {
    var script = Script.of().fail(LOST).fail(NO_ANSWER).answer(200);

    assertThat(send(script, method).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void leavesLostWritesToTheCaller(String method) {
    var script = Script.of().fail(LOST).answer(200);

    assertThatThrownBy(() -> send(script, method)).isInstanceOf(TransportException.class);
    assertThat(script.requests()).hasSize(1);
  }

  @Test
  void repeatsAnyWriteThatWasNeverSent() throws IOException {
    var script = Script.of().fail(UNREACHABLE).answer(201);

    assertThat(send(script, "PATCH").status()).isEqualTo(201);
  }

  @Test
  void repeatsARefusedPutButNoPatch() throws IOException {
    var put = Script.of().answer(503).answer(201);
    var patch = Script.of().answer(503).answer(202);

    assertThat(send(put, "PUT").status()).isEqualTo(201);
    assertThat(send(patch, "PATCH").status()).isEqualTo(503);
  }

  @Test
  void aDeleteWhoseAnswerGotLostHasWorked() throws IOException {
    var lost = Script.of().fail(LOST).answer(404);
    var absent = Script.of().answer(404);

    assertThat(send(lost, "DELETE").status()).isEqualTo(202);
    assertThat(send(absent, "DELETE").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNKNOWN_HOST", "UNREACHABLE"})
  void triesAnUnreachableHostTwice(TransportException.Kind kind) {
    var script = Script.of().fail(kind);

    assertThatThrownBy(() -> send(script, "GET")).isInstanceOf(TransportException.class);
    assertThat(script.requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "UNTRUSTED",
        "TLS_REFUSED",
        "MALFORMED",
        "SPEAKS_TLS",
        "SPEAKS_PLAIN_TEXT",
        "PROXY_REFUSED"
      })
  void doesNotRepeatWhatStaysAsItIs(TransportException.Kind kind) {
    var script = Script.of().fail(kind);

    assertThatThrownBy(() -> send(script, "GET")).isInstanceOf(TransportException.class);
    assertThat(script.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMED_OUT", "CONNECT_TIMED_OUT"})
  void repeatsATimeOutWhileLessThan30SecondsPassed(TransportException.Kind kind)
      throws IOException {
    var failure = new TransportException(kind, "too slow");
    var attempts = retries.begin(Origin.of(URL));

    time.pass(Duration.ofSeconds(29));
    attempts.waitAfter(failure);
    time.pass(Duration.ofSeconds(1));

    assertThatThrownBy(() -> attempts.waitAfter(failure)).isSameAs(failure);
  }

  @Test
  void progressStartsThe30SecondsAnew() throws IOException {
    var attempts = retries.begin(Origin.of(URL));

    time.pass(Duration.ofSeconds(40));
    attempts.progressed();
    attempts.waitAfter(new TransportException(TIMED_OUT, "too slow"));

    assertThat(time.pauses()).hasSize(1);
  }

  @Test
  void obeysRetryAfterAndSaysSo() throws IOException {
    var script = Script.of().answer(429, "Retry-After", "2").answer(200);

    assertThat(send(script, "GET").status()).isEqualTo(200);
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(2));
    assertThat(events)
        .containsExactly(new Event.Said("waiting 2 s for `reg.test`: it answered 429"));
  }

  @Test
  void addsUpToATenth() throws IOException {
    var late = new FakeTime(0.999);
    var script = Script.of().answer(503, "Retry-After", "10").answer(200);

    new RetryTransport(script, new Retries(5, late, reporter))
        .send(Request.of("GET", URL))
        .close();

    assertThat(late.slept()).isBetween(Duration.ofMillis(10_900), Duration.ofSeconds(11));
  }

  @Test
  void obeysADate() throws IOException {
    var date = "Thu, 01 Jan 2026 00:00:07 GMT";
    var script = Script.of().answer(429, "Retry-After", date).answer(200);

    send(script, "GET").close();

    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "abc", "", "1.5", "Thu, 01 Jan 2015 00:00:00 GMT"})
  void ignoresAWishThatIsNone(String value) throws IOException {
    var script = Script.of().answer(429, "Retry-After", value).answer(200);

    send(script, "GET").close();

    assertThat(time.slept()).isEqualTo(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999", "61", "99999999999999999999", "Fri, 01 Jan 2027 00:00:00 GMT"})
  void failsAtOnceIfTheWishIsTooLong(String value) {
    var script = Script.of().answer(429, "Retry-After", value, "ratelimit-limit", "100;w=21600");

    assertThatThrownBy(() -> send(script, "GET")).isInstanceOfSatisfying(KpmException.class, e -> {
      assertThat(e.id()).isEqualTo(ErrorId.E_RATELIMIT);
      assertThat(e.text()).contains("answered 429 and wants a pause of").contains("100;w=21600");
    });
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void wishesOfOneCommandAddUp() throws IOException {
    var script = Script.of().answer(429, "Retry-After", "35");

    assertThatThrownBy(() -> send(script, "GET")).isInstanceOf(KpmException.class);
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(35));
  }

  private Response send(HttpTransport transport, String method) throws IOException {
    return new RetryTransport(transport, retries).send(Request.of(method, URL));
  }
}
