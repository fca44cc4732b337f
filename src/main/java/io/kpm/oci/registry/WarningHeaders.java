// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.http.Headers;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.util.HashSet;
import java.util.Set;

/**
 * Passes on what registries have to say to people (distribution specification 1.1, "Warnings"):
 * each text once, a few in one command.
 */
final class WarningHeaders {
  private static final int MAX_SHOWN = 5;
  // The only form that the specification allows: 299 - "text".
  private static final String PREFIX = "299 - \"";

  private final Reporter reporter;
  private final Set<String> shown = new HashSet<>();

  WarningHeaders(Reporter reporter) {
    this.reporter = reporter;
  }

  synchronized void pass(Headers headers, String registry) {
    if (shown.size() >= MAX_SHOWN) {
      return;
    }
    for (var value : headers.all("Warning")) {
      boolean isForPeople = value.startsWith(PREFIX) && value.endsWith("\"");
      if (isForPeople && shown.size() < MAX_SHOWN && shown.add(value)) {
        var text = value.substring(PREFIX.length(), Math.max(PREFIX.length(), value.length() - 1));
        reporter.warn("`" + registry + "` warns: " + Foreign.escape(unescaped(text)));
      }
    }
  }

  private static String unescaped(String quoted) {
    return quoted.replace("\\\"", "\"").replace("\\\\", "\\");
  }
}
