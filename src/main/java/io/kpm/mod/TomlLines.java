// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

/**
 * A text as lines. A last line without an end gets one while it is edited, and loses it again with
 * {@link #patched}.
 */
final class TomlLines {
  private final String text;
  private final String firstBreak;
  private final boolean isCompleted;
  private final int begin;

  TomlLines(String content) {
    int newline = content.indexOf('\n');
    this.firstBreak = newline < 0 ? "\n" : breakAt(content, newline);
    this.begin = content.startsWith("\ufeff") ? 1 : 0;
    this.isCompleted = content.length() > begin && !content.endsWith("\n");
    this.text = isCompleted ? content + firstBreak : content;
  }

  /** Where the first line begins: behind a byte order mark. */
  int begin() {
    return begin;
  }

  /** Behind the last line. */
  int end() {
    return text.length();
  }

  /** What stands between two places. */
  String between(int start, int end) {
    return text.substring(start, end);
  }

  /** Where the line begins that has this place. */
  int startOf(int offset) {
    return Math.max(begin, text.lastIndexOf('\n', offset - 1) + 1);
  }

  /** Where the next line begins. */
  int behind(int offset) {
    return text.indexOf('\n', offset) + 1;
  }

  /** The blanks before the first thing on a line. */
  String indentOf(int offset) {
    int start = startOf(offset);
    int at = start;
    while (isBlank(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** How the line ends that has this place; a place behind the last line: as the first line. */
  String breakOf(int offset) {
    int newline = text.indexOf('\n', offset);
    return newline < 0 ? firstBreak : breakAt(text, newline);
  }

  /** Whether the line that begins there has nothing on it; there is none behind the last one. */
  boolean isBlankLine(int start) {
    return start < text.length() && text.substring(start, behind(start)).isBlank();
  }

  /** Whether the line that ends at the beginning of this one has nothing on it. */
  boolean isBelowBlankLine(int start) {
    return start > begin && isBlankLine(startOf(start - 1));
  }

  /** Where the comments begin that stand directly above a line, but not above {@code limit}. */
  int aboveComments(int offset, int limit) {
    int start = startOf(offset);
    while (start > Math.max(begin, limit) && isComment(startOf(start - 1))) {
      start = startOf(start - 1);
    }
    return start;
  }

  /** The text after the replacements, ending as it ended. */
  String patched(TextPatch patch) {
    var patched = patch.applyTo(text);
    if (!isCompleted || !patched.endsWith("\n")) {
      return patched;
    }
    int lineBreak = breakAt(patched, patched.length() - 1).length();
    return patched.substring(0, patched.length() - lineBreak);
  }

  private boolean isComment(int start) {
    return text.startsWith("#", start + indentOf(start).length());
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static String breakAt(String text, int newline) {
    return newline > 0 && text.charAt(newline - 1) == '\r' ? "\r\n" : "\n";
  }
}
