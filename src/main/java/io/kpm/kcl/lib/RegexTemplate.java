// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import java.util.regex.Matcher;

/** Replacement texts with {@code $1}, {@code $name}, <code>${name}</code> and {@code $$}. */
final class RegexTemplate {
  private RegexTemplate() {}

  /** Appends the template for one match; groups that do not exist are empty. */
  static void expand(String template, Matcher matcher, StringBuilder out) {
    int at = 0;
    while (at < template.length()) {
      int dollar = template.indexOf('$', at);
      if (dollar < 0) {
        out.append(template, at, template.length());
        return;
      }
      out.append(template, at, dollar);
      at = reference(template, dollar + 1, matcher, out);
    }
  }

  /** Appends what a reference stands for and returns where it ends. */
  private static int reference(String template, int start, Matcher matcher, StringBuilder out) {
    if (template.startsWith("$", start)) {
      out.append('$');
      return start + 1;
    }
    boolean braced = template.startsWith("{", start);
    int from = braced ? start + 1 : start;
    int end = nameEnd(template, from);
    if (end == from || (braced && !template.startsWith("}", end))) {
      out.append('$');
      return start;
    }
    out.append(group(matcher, template.substring(from, end)));
    return braced ? end + 1 : end;
  }

  private static int nameEnd(String template, int from) {
    int end = from;
    while (end < template.length() && isName(template.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isName(char c) {
    return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
  }

  private static String group(Matcher matcher, String name) {
    try {
      var text = Character.isDigit(name.charAt(0))
          ? matcher.group(Integer.parseInt(name))
          : matcher.group(name);
      return text == null ? "" : text;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return "";
    }
  }
}
