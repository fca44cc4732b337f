// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import java.util.Locale;

/** The grammar of repositories: {@code acme/web}, lower case. */
public final class RepositoryName {
  private RepositoryName() {}

  /**
   * Whether the text is a repository that the distribution specification allows: components
   * {@code [a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*} joined by {@code /}.
   */
  public static boolean isLegal(String text) {
    int start = 0;
    for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', start)) {
      if (!isComponent(text, start, slash)) {
        return false;
      }
      start = slash + 1;
    }
    return isComponent(text, start, text.length());
  }

  /** Why the text is no repository; empty if it is one. */
  static String fault(String text) {
    if (isLegal(text)) {
      return "";
    }
    if (text.indexOf(':') >= 0) {
      return "it has more than one `:` behind the last `/`, or one before it";
    }
    if (text.indexOf('@') >= 0) {
      return "it has more than one `@`";
    }
    if (isLegal(text.toLowerCase(Locale.ROOT))) {
      return "a repository is written in lower case: `" + text.toLowerCase(Locale.ROOT) + "`";
    }
    return "a repository is made of lower-case letters and digits, separated by `/` or one of"
        + " `.`, `_`, `__`, `-`";
  }

  private static boolean isComponent(String text, int start, int end) {
    int i = start;
    while (true) {
      int word = i;
      while (i < end && isWord(text.charAt(i))) {
        i++;
      }
      if (i == word || i == end) {
        return i > word;
      }
      int separator = i;
      char kind = text.charAt(i);
      while (i < end && text.charAt(i) == kind) {
        i++;
      }
      if (!isSeparator(kind, i - separator)) {
        return false;
      }
    }
  }

  private static boolean isSeparator(char kind, int count) {
    return kind == '-' || (kind == '.' && count == 1) || (kind == '_' && count <= 2);
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
