// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxiesTest {
  @Test
  void eachSchemeHasItsVariable() {
    var proxies = new Proxies(Map.of("HTTP_PROXY", "p1:1", "HTTPS_PROXY", "http://p2:2"));

    assertThat(proxies.forOrigin(origin("http://h/"))).hasToString("Optional[http://p1:1]");
    assertThat(proxies.forOrigin(origin("https://h/"))).hasToString("Optional[http://p2:2]");
  }

  @Test
  void allProxyServesWhatIsLeft() {
    var proxies = new Proxies(Map.of("HTTPS_PROXY", "p2", "all_proxy", "https://p3"));

    assertThat(proxies.forOrigin(origin("http://h/"))).hasToString("Optional[https://p3]");
    assertThat(proxies.forOrigin(origin("https://h/"))).hasToString("Optional[http://p2]");
  }

  @Test
  void upperCaseWinsAndEmptyIsUnset() {
    var both = new Proxies(Map.of("HTTP_PROXY", "upper", "http_proxy", "lower"));
    var empty = new Proxies(Map.of("HTTP_PROXY", "", "http_proxy", "lower"));

    assertThat(both.forOrigin(origin("http://h/"))).hasToString("Optional[http://upper]");
    assertThat(empty.forOrigin(origin("http://h/"))).hasToString("Optional[http://lower]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:5000/", "http://127.1.2.3/", "http://[::1]:5000/"})
  void loopbackIsNeverProxied(String url) {
    var proxies = new Proxies(Map.of("HTTP_PROXY", "p"));

    assertThat(proxies.forOrigin(origin(url))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "*, http://h/",
    "h.test, http://h.test/",
    "H.Test, http://h.test/",
    "h.test, http://a.h.test/",
    ".h.test, http://a.h.test/",
    "h.test:81, http://h.test:81/",
    "10.0.0.1, http://10.0.0.1/",
    "10.0.0.0/8, http://10.9.9.9/",
    "fd00::/8, http://[fd00::1]/",
    "fd00::1, http://[fd00:0:0::1]/",
    "[fd00::1]:80, http://[fd00::1]/",
  })
  void noProxyCovers(String item, String url) {
    var proxies = new Proxies(Map.of("HTTP_PROXY", "p", "NO_PROXY", "x.test , " + item));

    assertThat(proxies.forOrigin(origin(url))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "h.test, http://evilh.test/",
    "h.test:81, http://h.test/",
    "10.0.0.0/8, http://11.0.0.1/",
    "10.0.0.0/99, http://10.0.0.1/",
    "10.0.0.0/8, http://h.test/",
    "'', http://h.test/",
  })
  void noProxyDoesNotCover(String item, String url) {
    var proxies = new Proxies(Map.of("HTTP_PROXY", "p", "NO_PROXY", item));

    assertThat(proxies.forOrigin(origin(url))).isPresent();
  }

  @Test
  void userAndPasswordAreForTheProxyAndForNobodysEyes() {
    var proxies = new Proxies(Map.of("HTTP_PROXY", "http://u:p%40+@p.test:3128/"));

    var proxy = proxies.forOrigin(origin("http://h/")).orElseThrow();

    assertThat(proxy.headers().first("Proxy-Authorization")).hasValue("Basic dTpwQCs=");
    assertThat(proxy).hasToString("http://p.test:3128");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"socks5://u:s3cret@p:1080", "SOCKS://p", "ftp://u:s3cret@p", "http://u:s3cret@:x"})
  void refusesOtherProxiesWithoutShowingTheirPassword(String value) {
    var proxies = new Proxies(Map.of("HTTPS_PROXY", value));

    assertThatThrownBy(() -> proxies.forOrigin(origin("https://h/")))
        .isInstanceOfSatisfying(KpmException.class, e -> {
          assertThat(e.id()).isEqualTo(ErrorId.E_USAGE);
          assertThat(e.text()).contains("HTTPS_PROXY").doesNotContain("s3cret");
        });
  }

  private static Origin origin(String url) {
    return Origin.of(URI.create(url));
  }
}
