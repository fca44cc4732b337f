// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Passes on what servers want users to read: {@code Warning: 299 - "text"}, each text once.
 *
 * <p>OCI distribution spec 1.1, section "Warnings".
 */
final class WarningTransport implements HttpTransport {
  private static final int MAX_PER_COMMAND = 5;
  private static final String PERSISTENT = "299 ";

  private final HttpTransport next;
  private final Reporter reporter;
  private final Set<String> told = new HashSet<>();

  WarningTransport(HttpTransport next, Reporter reporter) {
    this.next = next;
    this.reporter = reporter;
  }

  @Override
  public Response send(Request request) throws IOException {
    var response = next.send(request);
    for (var field : response.headers().fields()) {
      if (field.is("Warning")) {
        tell(Origin.of(response.uri()), field.value());
      }
    }
    return response;
  }

  private void tell(Origin origin, String value) {
    var text = textOf(value);
    if (text.isPresent() && isNew(text.get())) {
      reporter.warn("`" + origin.authority() + "` says " + Foreign.quote(text.get()));
    }
  }

  private synchronized boolean isNew(String text) {
    return told.size() < MAX_PER_COMMAND && told.add(text);
  }

  /** The quoted string behind code and agent, unescaped (RFC 7234, section 5.5). */
  private static Optional<String> textOf(String value) {
    int quote = value.indexOf('"');
    if (!value.startsWith(PERSISTENT) || quote < 0) {
      return Optional.empty();
    }
    var text = new StringBuilder();
    for (int i = quote + 1; i < value.length() && value.charAt(i) != '"'; i++) {
      boolean isEscape = value.charAt(i) == '\\' && i + 1 < value.length();
      i += isEscape ? 1 : 0;
      text.append(value.charAt(i));
    }
    return Optional.of(text.toString());
  }
}
