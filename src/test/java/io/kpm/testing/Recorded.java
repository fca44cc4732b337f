// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that reached a {@link FakeRegistry}.
 *
 * @param path path and query, without the origin of an absolute form
 * @param target as on the wire
 * @param headers by lower-case name, in the order of arrival
 * @param body empty if a fault answered without reading it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Recorded(
    String method, String path, String target, Map<String, List<String>> headers, byte[] body) {
  /** The first value of the header field. */
  public Optional<String> header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
  }

  public String text() {
    return new String(body, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
