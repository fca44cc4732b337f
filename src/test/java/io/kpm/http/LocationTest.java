// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocationTest {
  private static final URI BASE = URI.create("http://a:1/b/c/d;p?q");

  /** The examples of RFC 3986, section 5.4, as far as they stay with http. */
  @ParameterizedTest
  @CsvSource({
    "g, http://a:1/b/c/g",
    "./g, http://a:1/b/c/g",
    "g/, http://a:1/b/c/g/",
    "/g, http://a:1/g",
    "//g, http://g/",
    "?y, http://a:1/b/c/d;p?y",
    "g?y, http://a:1/b/c/g?y",
    "#s, http://a:1/b/c/d;p?q",
    "g#s, http://a:1/b/c/g",
    ";x, http://a:1/b/c/;x",
    "., http://a:1/b/c/",
    ".., http://a:1/b/",
    "../, http://a:1/b/",
    "../g, http://a:1/b/g",
    "../.., http://a:1/",
    "../../g, http://a:1/g",
    "../../../g, http://a:1/g",
    "/./g, http://a:1/g",
    "/../g, http://a:1/g",
    "g., http://a:1/b/c/g.",
    "..g, http://a:1/b/c/..g",
    "./g/., http://a:1/b/c/g/",
    "g/../h, http://a:1/b/c/h",
    "g;x=1/../y, http://a:1/b/c/y",
    "g?y/../x, http://a:1/b/c/g?y/../x",
    "https://other.test, https://other.test/",
    "https://other.test?q, https://other.test/?q",
    "HTTPS://other.test/x, HTTPS://other.test/x",
  })
  void resolvesAsTheStandardSays(String reference, String target) {
    assertThat(Location.resolve(BASE, reference)).hasValue(URI.create(target));
  }

  @Test
  void keepsWhatIsEscapedAndEscapesWhatMustBe() {
    assertThat(Location.resolve(BASE, "/x%2Fy?a=%26&b=|c d\u00e9"))
        .hasValue(URI.create("http://a:1/x%2Fy?a=%26&b=%7cc%20d%c3%a9"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "jar:http://a/x!/y",
        "ftp://a/x",
        "gopher://a/x",
        "mailto:a",
        "http:/x",
        "http://",
        "http://u:p@a/x",
        "//u@a/x",
        "/x%0d%0aSet-Cookie:a",
        "/x\r\nA: b",
        "http://a:99999/",
        "http://a:b/",
        "http://[::1/",
        "/%zz",
        "/\u0007",
      })
  void refusesWhatIsNoHttpAddress(String reference) {
    assertThat(Location.resolve(BASE, reference)).isEmpty();
  }

  @Test
  void refusesMoreThan8Kibibytes() {
    assertThat(Location.resolve(BASE, "/" + "x".repeat(8 * 1024))).isEmpty();
    assertThat(Location.resolve(BASE, "/" + "x".repeat(8 * 1024 - 1))).isPresent();
  }
}
