// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

/** The names of tags, and how versions are written as tags: {@code +} is not legal in a tag. */
public final class TagName {
  // OCI distribution specification 1.1, "Pulling manifests": [a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}
  private static final int MAX_CHARS = 128;

  private TagName() {}

  /** Whether the text is a tag that the distribution specification allows. */
  public static boolean isLegal(String text) {
    if (text.isEmpty() || text.length() > MAX_CHARS || !isFirst(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isFirst(c) && c != '.' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** The tag under which a version is published: {@code 1.0.0+b1} becomes {@code 1.0.0_b1}. */
  public static String ofVersion(String version) {
    return version.replace('+', '_');
  }

  /**
   * The version that a tag stands for: {@code 1.0.0_b1} is {@code 1.0.0+b1}; a tag that does not
   * become a semantic version this way stands for itself.
   */
  public static String toVersion(String tag) {
    int underscore = tag.indexOf('_');
    if (underscore < 0) {
      return tag;
    }
    var release = tag.substring(0, underscore);
    var build = tag.substring(underscore + 1);
    return isRelease(release) && areIdentifiers(build) ? release + "+" + build : tag;
  }

  /** Three numbers, after them perhaps a pre-release; a leading {@code v} is ignored. */
  private static boolean isRelease(String text) {
    int dash = text.indexOf('-');
    var core = dash < 0 ? text : text.substring(0, dash);
    var numbers = (core.startsWith("v") ? core.substring(1) : core).split("\\.", -1);
    if (numbers.length != 3 || (dash >= 0 && !areIdentifiers(text.substring(dash + 1)))) {
      return false;
    }
    for (var number : numbers) {
      if (!isNumber(number)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.length() == 1 || (!text.isEmpty() && text.charAt(0) != '0');
  }

  /** Identifiers of letters, digits and dashes, joined by dots. */
  private static boolean areIdentifiers(String text) {
    boolean needsOne = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isDot = c == '.';
      if (isDot ? needsOne : c == '_' || !(isFirst(c) || c == '-')) {
        return false;
      }
      needsOne = isDot;
    }
    return !needsOne;
  }

  private static boolean isFirst(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
