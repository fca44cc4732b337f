// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import io.kpm.text.Foreign;
import java.net.URI;
import java.util.Locale;

/** What messages and traces may show of addresses and header fields. */
public final class Redaction {
  private static final String HIDDEN = "***";

  private Redaction() {}

  /** Origin and path, in backticks: what an error message may tell of an address. */
  public static String place(URI uri) {
    return "`" + Foreign.escape(Origin.of(uri) + uri.getRawPath()) + "`";
  }

  /** The address with every query value and the user information hidden. */
  static String url(String url) {
    int mark = url.indexOf('?');
    var place = mark < 0 ? url : url.substring(0, mark);
    int slashes = place.indexOf("//");
    int path = place.indexOf('/', slashes < 0 ? 0 : slashes + 2);
    var head = path < 0 ? place : place.substring(0, path);
    int at = head.lastIndexOf('@');
    boolean hasUser = slashes >= 0 && at > slashes;
    var shown = hasUser ? place.substring(0, slashes + 2) + HIDDEN + place.substring(at) : place;
    return mark < 0 ? shown : shown + "?" + query(url.substring(mark + 1));
  }

  /** The value of a field as a trace shows it. */
  static String field(Headers.Field field) {
    var name = field.name().toLowerCase(Locale.ROOT);
    if (name.startsWith("proxy-")) {
      return HIDDEN;
    }
    return switch (name) {
      case "authorization", "cookie", "set-cookie" -> HIDDEN;
      case "location", "content-location", "referer" -> url(field.value());
      case "link" -> link(field.value());
      case "www-authenticate" -> challenge(field.value());
      default -> field.value();
    };
  }

  private static String query(String query) {
    var out = new StringBuilder(query.length());
    for (var pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      out.append(out.isEmpty() ? "" : "&");
      out.append(equals < 0 ? HIDDEN : pair.substring(0, equals + 1) + HIDDEN);
    }
    return out.toString();
  }

  private static String link(String value) {
    int open = value.indexOf('<');
    int close = value.indexOf('>', open + 1);
    return open < 0 || close < 0
        ? HIDDEN
        : "<" + url(value.substring(open + 1, close)) + ">" + value.substring(close + 1);
  }

  /** Every parameter but the three that a challenge needs is hidden. */
  private static String challenge(String value) {
    int blank = value.indexOf(' ');
    var out = new StringBuilder(blank < 0 ? value : value.substring(0, blank));
    for (var name : new String[] {"realm", "service", "scope"}) {
      int start = value.toLowerCase(Locale.ROOT).indexOf(name + "=\"");
      int end = start < 0 ? -1 : value.indexOf('"', start + name.length() + 2);
      if (end > 0) {
        var parameter = value.substring(start + name.length() + 2, end);
        out.append(' ').append(name).append("=\"").append(url(parameter)).append('"');
      }
    }
    return out.toString();
  }
}
