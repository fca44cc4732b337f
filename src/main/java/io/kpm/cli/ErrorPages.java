// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.error.ErrorId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The long forms of all errors, {@code docs/errors.md}: one section for each id. */
final class ErrorPages {
  private static final String HEADING = "## ";

  private final Map<String, String> pages;

  private ErrorPages(Map<String, String> pages) {
    this.pages = pages;
  }

  static ErrorPages load() {
    try (var resource = ErrorPages.class.getResourceAsStream("/docs/errors.md")) {
      if (resource == null) {
        throw new IllegalStateException("built without docs/errors.md");
      }
      return of(new String(resource.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Splits a text into its sections. */
  static ErrorPages of(String text) {
    var pages = new LinkedHashMap<String, String>();
    int start = text.indexOf(HEADING);
    while (start >= 0) {
      int next = text.indexOf("\n" + HEADING, start);
      var section = next < 0 ? text.substring(start) : text.substring(start, next + 1);
      int line = section.indexOf('\n');
      pages.put(
          section.substring(HEADING.length(), line).strip(),
          section.substring(line).strip());
      start = next < 0 ? -1 : next + 1;
    }
    return new ErrorPages(pages);
  }

  /** The page without its heading. */
  Optional<String> page(ErrorId id) {
    return Optional.ofNullable(pages.get(id.name()));
  }

  /** The headings in their order. */
  Iterable<String> headings() {
    return pages.keySet();
  }

  /** The first sentence of a page: what the error means. */
  Optional<String> meaning(ErrorId id) {
    var page = page(id);
    if (page.isEmpty()) {
      return Optional.empty();
    }
    int end = page.get().indexOf("\n\n");
    var paragraph = end < 0 ? page.get() : page.get().substring(0, end);
    return Optional.of(paragraph.replace('\n', ' '));
  }
}
