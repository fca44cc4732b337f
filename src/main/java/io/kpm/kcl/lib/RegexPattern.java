// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.EvalError;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates patterns of Rust's {@code fancy-regex} to those of Java: names of groups, POSIX
 * classes, literal brackets and braces, and {@code $}, which is only the end of the text.
 */
final class RegexPattern {
  private static final int FLAGS =
      Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE;

  private final String source;
  private final boolean isMultiline;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private RegexPattern(String source) {
    this.source = source;
    this.isMultiline = hasMultilineFlag(source);
  }

  /**
   * The compiled pattern.
   *
   * @throws EvalError if it is none
   */
  static Pattern of(String source) {
    try {
      return Pattern.compile(new RegexPattern(source).translate(), FLAGS);
    } catch (PatternSyntaxException e) {
      throw new EvalError("invalid pattern '" + source + "': " + e.getDescription());
    }
  }

  static boolean isValid(String source) {
    try {
      of(source);
      return true;
    } catch (EvalError e) {
      return false;
    }
  }

  private String translate() {
    while (at < source.length()) {
      char c = source.charAt(at);
      switch (c) {
        case '\\' -> escape();
        case '[' -> set();
        case '(' -> group();
        case '{' -> brace();
        case '$' -> {
          out.append(isMultiline ? "$" : "\\z");
          at++;
        }
        default -> {
          out.append(c);
          at++;
        }
      }
    }
    return out.toString();
  }

  private void escape() {
    if (source.startsWith("\\p{", at) || source.startsWith("\\P{", at)) {
      property();
      return;
    }
    int end = Math.min(source.length(), at + 2);
    out.append(source, at, end);
    at = end;
  }

  /** Scripts and properties are {@code IsGreek} to Java; categories keep their letters. */
  private void property() {
    int end = source.indexOf('}', at);
    int stop = end < 0 ? source.length() : end;
    var name = source.substring(at + 3, stop);
    boolean isCategory = name.length() <= 2 || name.startsWith("Is") || name.startsWith("In");
    out.append(source, at, at + 3).append(isCategory ? "" : "Is").append(name);
    at = stop;
  }

  private void group() {
    if (source.startsWith("(?P<", at)) {
      out.append("(?<");
      at += 4;
    } else if (source.startsWith("(?P=", at)) {
      int end = source.indexOf(')', at);
      int stop = end < 0 ? source.length() : end;
      out.append("\\k<").append(source, at + 4, stop).append('>');
      at = Math.min(source.length(), stop + 1);
    } else {
      out.append('(');
      at++;
    }
  }

  /** A brace that is no repetition is itself; <code>{,n}</code> starts at 0. */
  private void brace() {
    int digits = digitsEnd(at + 1);
    boolean comma = source.startsWith(",", digits);
    int end = comma ? digitsEnd(digits + 1) : digits;
    boolean isRepetition =
        source.startsWith("}", end) && end > at + 1 && end - at > (comma ? 2 : 1);
    if (!isRepetition) {
      out.append("\\{");
      at++;
      return;
    }
    out.append('{')
        .append(digits == at + 1 ? "0" : "")
        .append(source, at + 1, end)
        .append('}');
    at = end + 1;
  }

  private int digitsEnd(int from) {
    int end = from;
    while (end < source.length() && Character.isDigit(source.charAt(end))) {
      end++;
    }
    return end;
  }

  private void set() {
    out.append('[');
    at++;
    if (source.startsWith("^", at)) {
      out.append('^');
      at++;
    }
    if (source.startsWith("]", at)) {
      out.append("\\]");
      at++;
    }
    while (at < source.length() && source.charAt(at) != ']') {
      if (source.startsWith("[:", at) && source.indexOf(":]", at) > 0) {
        posixClass();
      } else if (source.charAt(at) == '[') {
        set();
      } else if (source.charAt(at) == '\\') {
        escape();
      } else {
        out.append(source.charAt(at++));
      }
    }
    if (at < source.length()) {
      out.append(']');
      at++;
    }
  }

  private void posixClass() {
    int end = source.indexOf(":]", at);
    var name = source.substring(at + 2, end);
    boolean negated = name.startsWith("^");
    var set = switch (negated ? name.substring(1) : name) {
      case "alpha" -> "a-zA-Z";
      case "digit" -> "0-9";
      case "alnum" -> "a-zA-Z0-9";
      case "upper" -> "A-Z";
      case "lower" -> "a-z";
      case "space" -> "\\t\\n\\x0B\\f\\r ";
      case "blank" -> "\\t ";
      case "punct" -> "!-/:-@\\[-`{-~";
      case "xdigit" -> "0-9A-Fa-f";
      case "word" -> "0-9A-Za-z_";
      case "cntrl" -> "\\x00-\\x1F\\x7F";
      case "print" -> " -~";
      case "graph" -> "!-~";
      case "ascii" -> "\\x00-\\x7F";
      default -> throw new EvalError("invalid pattern '" + source + "': no class [:" + name + ":]");
    };
    out.append(negated ? "[^" : "[").append(set).append(']');
    at = end + 2;
  }

  /** Whether the pattern turns on {@code m} somewhere; then {@code $} keeps its meaning. */
  private static boolean hasMultilineFlag(String source) {
    for (int i = source.indexOf("(?"); i >= 0; i = source.indexOf("(?", i + 2)) {
      int end = i + 2;
      while (end < source.length() && "imsxuU".indexOf(source.charAt(end)) >= 0) {
        if (source.charAt(end) == 'm') {
          return true;
        }
        end++;
      }
    }
    return false;
  }
}
