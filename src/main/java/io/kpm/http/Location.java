// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address that an answer names, absolute or relative to the request.
 *
 * <p>RFC 3986, section 5.2; {@link URI#resolve} follows the older RFC 2396, which loses the last
 * path segment before {@code ?query}.
 */
public final class Location {
  // Beyond, servers and proxies refuse the request line anyway.
  private static final int MAX_CHARS = 8 * 1024;
  private static final String NEEDS_ESCAPE = " \"<>\\^`{|}";

  private Location() {}

  /**
   * The absolute address without its fragment; empty if the text is none, longer than 8 KiB, has
   * line breaks or user information, or is neither http nor https.
   */
  public static Optional<URI> resolve(URI base, String text) {
    if (text.length() > MAX_CHARS || hasLineBreak(text)) {
      return Optional.empty();
    }
    try {
      var reference = new URI(escaped(withoutFragment(text)));
      var target = new URI(resolved(base, reference));
      boolean hasUser =
          target.getRawAuthority() != null && target.getRawAuthority().contains("@");
      Origin.of(target);
      return hasUser ? Optional.empty() : Optional.of(target);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean hasLineBreak(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("%0d") || lower.contains("%0a") || !Syntax.isFieldValue(text);
  }

  private static String withoutFragment(String text) {
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }

  /** Servers leave characters as they are that no URI may hold. */
  private static String escaped(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~' || NEEDS_ESCAPE.indexOf(c) >= 0) {
        for (byte b : String.valueOf(c).getBytes(UTF_8)) {
          out.append('%').append(Character.forDigit(b >> 4 & 0xf, 16));
          out.append(Character.forDigit(b & 0xf, 16));
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String resolved(URI base, URI reference) {
    var path = reference.getRawPath() == null ? "" : reference.getRawPath();
    var query = reference.getRawQuery();
    if (reference.getScheme() != null) {
      return whole(reference.getScheme(), reference.getRawAuthority(), path, query);
    }
    if (reference.getRawAuthority() != null) {
      return whole(base.getScheme(), reference.getRawAuthority(), path, query);
    }
    var basePath = base.getRawPath() == null ? "" : base.getRawPath();
    if (path.isEmpty()) {
      var kept = query == null ? base.getRawQuery() : query;
      return whole(base.getScheme(), base.getRawAuthority(), basePath, kept);
    }
    var merged =
        path.startsWith("/") ? path : basePath.substring(0, basePath.lastIndexOf('/') + 1) + path;
    return whole(base.getScheme(), base.getRawAuthority(), merged, query);
  }

  private static String whole(
      String scheme, @Nullable String authority, String path, @Nullable String query) {
    var clean = withoutDots(path.startsWith("/") ? path : "/" + path);
    return scheme + "://" + (authority == null ? "" : authority) + clean
        + (query == null ? "" : "?" + query);
  }

  /** RFC 3986, section 5.2.4, for a path that starts with a slash. */
  private static String withoutDots(String path) {
    var out = new StringBuilder(path.length());
    int start = 1;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      var segment = path.substring(start, end);
      boolean isLast = slash < 0;
      if (segment.equals("..")) {
        out.setLength(Math.max(0, out.lastIndexOf("/")));
      }
      if (segment.equals(".") || segment.equals("..")) {
        out.append(isLast ? "/" : "");
      } else {
        out.append('/').append(segment);
      }
      start = end + 1;
    }
    return out.toString();
  }
}
