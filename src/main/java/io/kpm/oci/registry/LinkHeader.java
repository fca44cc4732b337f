// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.http.Headers;
import java.util.Locale;
import java.util.Optional;

/** The {@code Link} header of RFC 8288, as far as lists of registries use it. */
final class LinkHeader {
  private LinkHeader() {}

  /** The address with the relation {@code next}, as it is written; empty on the last page. */
  static Optional<String> next(Headers headers) {
    for (var line : headers.all("Link")) {
      var found = next(line);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> next(String line) {
    int start = line.indexOf('<');
    while (start >= 0) {
      int end = line.indexOf('>', start);
      if (end < 0) {
        return Optional.empty();
      }
      int following = line.indexOf('<', end);
      var parameters = line.substring(end + 1, following < 0 ? line.length() : following);
      if (isNext(parameters)) {
        return Optional.of(line.substring(start + 1, end));
      }
      start = following;
    }
    return Optional.empty();
  }

  private static boolean isNext(String parameters) {
    var compact = new StringBuilder(parameters.length());
    for (int i = 0; i < parameters.length(); i++) {
      char c = parameters.charAt(i);
      if (c != ' ' && c != '\t' && c != '"' && c != ',') {
        compact.append(c);
      }
    }
    return (compact.toString().toLowerCase(Locale.ROOT) + ";").contains(";rel=next;");
  }
}
