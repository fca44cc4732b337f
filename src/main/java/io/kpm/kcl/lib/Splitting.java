// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Limits;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Text;
import io.kpm.kcl.value.TextPattern;
import io.kpm.kcl.value.Value;

/** Texts taken apart and put together. */
final class Splitting {
  private Splitting() {}

  static Value join(String separator, Value members) {
    var items = Collections.items(members);
    var out = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.append(separator);
      }
      out.append(Text.of(items.get(i)));
      Limits.string(out.length());
    }
    return StrValue.of(out.toString());
  }

  /**
   * The parts between separators.
   *
   * @param atSpace whether to cut at runs of ASCII white space instead of the separator
   * @param most number of cuts, negative for all
   */
  static KclList split(String text, String separator, boolean atSpace, long most) {
    if (atSpace) {
      return words(text, most);
    }
    var parts = new KclList();
    int start = 0;
    var pattern = new TextPattern(separator);
    int cut = next(text, pattern, 0, true);
    while (cut >= 0 && (most < 0 || parts.size() < most)) {
      parts.add(StrValue.of(text.substring(start, cut)));
      start = cut + separator.length();
      cut = next(text, pattern, start, false);
    }
    parts.add(StrValue.of(text.substring(start)));
    return parts;
  }

  /** Like {@link #split}, but the cuts are counted from the end. */
  static KclList splitFromEnd(String text, String separator, boolean atSpace, long most) {
    if (atSpace) {
      return wordsFromEnd(text, most);
    }
    if (separator.isEmpty()) {
      return charactersFromEnd(text, most);
    }
    var parts = new KclList();
    int end = text.length();
    var pattern = new TextPattern(separator);
    int cut = pattern.lastIn(text, end - separator.length());
    while (cut >= 0 && (most < 0 || parts.size() < most)) {
      parts.add(StrValue.of(text.substring(cut + separator.length(), end)));
      end = cut;
      cut = pattern.lastIn(text, end - separator.length());
    }
    parts.add(StrValue.of(text.substring(0, end)));
    return reversed(parts);
  }

  /** The empty separator is at the end, before every character, and in front of the first again. */
  private static KclList charactersFromEnd(String text, long most) {
    var all = split(text, "", false, -1);
    if (most < 0 || most >= all.size() - 1) {
      return all;
    }
    int cuts = (int) most; // less than a size
    var parts = new KclList();
    int start = text.offsetByCodePoints(text.length(), -Math.max(0, cuts - 1));
    parts.add(StrValue.of(text.substring(0, start)));
    for (int i = all.size() - cuts; i < all.size(); i++) {
      parts.add(all.get(i));
    }
    return parts;
  }

  static KclList lines(String text, boolean keepEnds) {
    var lines = new KclList();
    int start = 0;
    while (start < text.length()) {
      int end = lineEnd(text, start);
      int next = end;
      if (next < text.length()) {
        next += text.startsWith("\r\n", next) ? 2 : 1;
      }
      lines.add(StrValue.of(text.substring(start, keepEnds ? next : end)));
      start = next;
    }
    return lines;
  }

  /**
   * Replaces occurrences from the left.
   *
   * @param most how many, negative for all
   */
  static String replace(String text, String old, String fresh, long most) {
    var out = new StringBuilder();
    int start = 0;
    long done = 0;
    var pattern = new TextPattern(old);
    int cut = next(text, pattern, 0, true);
    while (cut >= 0 && (most < 0 || done < most)) {
      out.append(text, start, cut).append(fresh);
      Limits.string(out.length());
      start = cut + old.length();
      done++;
      cut = next(text, pattern, start, false);
    }
    out.append(text, start, text.length());
    return out.toString();
  }

  /** The next place of a separator; the empty one is before every character and at the end. */
  private static int next(String text, TextPattern separator, int from, boolean first) {
    if (separator.length() > 0 || first) {
      return separator.in(text, from);
    }
    return from >= text.length() ? -1 : text.offsetByCodePoints(from, 1);
  }

  private static KclList words(String text, long most) {
    var words = new KclList();
    int at = skip(text, 0, true);
    while (at < text.length()) {
      if (most >= 0 && words.size() >= most) {
        words.add(StrValue.of(text.substring(at)));
        return words;
      }
      int end = skip(text, at, false);
      words.add(StrValue.of(text.substring(at, end)));
      at = skip(text, end, true);
    }
    return words;
  }

  private static KclList wordsFromEnd(String text, long most) {
    var words = new KclList();
    int end = skipBack(text, text.length(), true);
    while (end > 0) {
      if (most >= 0 && words.size() >= most) {
        words.add(StrValue.of(text.substring(0, end)));
        break;
      }
      int start = skipBack(text, end, false);
      words.add(StrValue.of(text.substring(start, end)));
      end = skipBack(text, start, true);
    }
    return reversed(words);
  }

  private static int skip(String text, int from, boolean space) {
    int at = from;
    while (at < text.length() && isAsciiSpace(text.charAt(at)) == space) {
      at++;
    }
    return at;
  }

  private static int skipBack(String text, int from, boolean space) {
    int at = from;
    while (at > 0 && isAsciiSpace(text.charAt(at - 1)) == space) {
      at--;
    }
    return at;
  }

  private static boolean isAsciiSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\u000b');
  }

  private static int lineEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  private static KclList reversed(KclList list) {
    var out = new KclList(list.size());
    for (int i = list.size() - 1; i >= 0; i--) {
      out.add(list.get(i));
    }
    return out;
  }
}
