// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The YAML of golden files as plain Java values: maps, lists, text, {@link BigDecimal}, booleans
 * and {@link #NULL}. It knows block and one-line flow collections and all scalar styles but folded
 * ones; anchors, tags and comments do not occur in goldens.
 */
final class GoldenYaml {
  // the reference prints some floats of more digits one unit off, and whole floats as ints
  private static final MathContext EXACT = new MathContext(15);

  static final Object NULL = List.of("the null of YAML");

  private final List<String> lines;
  private int next;

  private GoldenYaml(List<String> lines) {
    this.lines = lines;
  }

  /** The documents of {@code text} without empty ones: an empty golden equals {@code {}}. */
  static List<Object> documents(String text) {
    var documents = new ArrayList<Object>();
    var current = new ArrayList<String>();
    for (var line : (text + "\n---").split("\n", -1)) {
      if (line.equals("---")) {
        addUnlessEmpty(documents, new GoldenYaml(List.copyOf(current)).document());
        current.clear();
      } else {
        current.add(line);
      }
    }
    return documents;
  }

  private static void addUnlessEmpty(List<Object> documents, Object document) {
    boolean empty = document == NULL
        || document.equals(false)
        || (document instanceof BigDecimal number && number.signum() == 0)
        || document.equals(List.of())
        || document.equals(Map.of());
    if (!empty) {
      documents.add(document);
    }
  }

  private Object document() {
    skipBlank();
    return next == lines.size() ? NULL : block(indentOf(lines.get(next)));
  }

  private Object block(int indent) {
    var line = lines.get(next).substring(indent);
    if (line.equals("-") || line.startsWith("- ")) {
      return sequence(indent);
    }
    return keyEnd(line) < 0 ? scalar(line, indent - 1) : mapping(indent);
  }

  private List<Object> sequence(int indent) {
    var items = new ArrayList<Object>();
    while (startsEntry(indent) && lines.get(next).startsWith("-", indent)) {
      var rest = lines.get(next).substring(indent + 1);
      items.add(rest.isBlank() ? below(indent + 1) : inline(rest, indent));
    }
    return items;
  }

  /** What follows a dash on its line: the dash counts as indentation. */
  private Object inline(String rest, int indent) {
    int inner = indent + 1 + indentOf(rest);
    var text = rest.strip();
    if (text.startsWith("- ") || keyEnd(text) >= 0) {
      var rewritten = new ArrayList<>(lines);
      rewritten.set(next, " ".repeat(inner) + text);
      var nested = new GoldenYaml(rewritten);
      nested.next = next;
      var value = nested.block(inner);
      next = nested.next;
      return value;
    }
    return scalar(text, indent);
  }

  private Map<String, Object> mapping(int indent) {
    var entries = new LinkedHashMap<String, Object>();
    while (startsEntry(indent)) {
      var line = lines.get(next).substring(indent);
      int end = keyEnd(line);
      if (end < 0) {
        throw new IllegalArgumentException("no key: " + line);
      }
      var key = unquote(line.substring(0, end)).toString();
      var rest = line.substring(end + 1).strip();
      entries.put(key, rest.isEmpty() ? below(indent) : scalar(rest, indent));
    }
    return entries;
  }

  private Object below(int indent) {
    next++;
    skipBlank();
    if (next == lines.size()) {
      return NULL;
    }
    int inner = indentOf(lines.get(next));
    boolean isSequence = lines.get(next).startsWith("-", inner);
    return inner > indent || (inner == indent && isSequence) ? block(inner) : NULL;
  }

  private Object scalar(String text, int indent) {
    next++;
    if (text.startsWith("|")) {
      return literal(text, indent);
    }
    return unquote(text);
  }

  private String literal(String header, int parent) {
    var content = new ArrayList<String>();
    while (next < lines.size()
        && (lines.get(next).isBlank() || indentOf(lines.get(next)) > parent)) {
      content.add(lines.get(next++));
    }
    int indent = Math.max(parent, 0) + 2;
    for (var line : content) {
      if (!line.isBlank() && header.indexOf('2') < 0) {
        indent = indentOf(line);
        break;
      }
    }
    var text = new StringBuilder();
    for (var line : content) {
      text.append(line.length() >= indent ? line.substring(indent) : "").append('\n');
    }
    return chomp(text.toString(), header);
  }

  private static String chomp(String text, String header) {
    if (header.contains("+")) {
      return text;
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end) + (header.contains("-") || end == 0 ? "" : "\n");
  }

  private boolean startsEntry(int indent) {
    skipBlank();
    return next < lines.size() && indentOf(lines.get(next)) == indent;
  }

  private void skipBlank() {
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
  }

  /** The place of the colon that ends a key, or -1. */
  private static int keyEnd(String line) {
    if (line.startsWith("'") || line.startsWith("\"")) {
      int close = closingQuote(line);
      boolean isKey = close + 1 < line.length() && line.charAt(close + 1) == ':';
      return isKey ? close + 1 : -1;
    }
    if (line.startsWith("{") || line.startsWith("[")) {
      return -1;
    }
    int colon = line.indexOf(": ");
    return colon < 0 && line.endsWith(":") ? line.length() - 1 : colon;
  }

  private static int closingQuote(String line) {
    char quote = line.charAt(0);
    for (int at = 1; at < line.length(); at++) {
      if (line.charAt(at) == '\\' && quote == '"') {
        at++;
      } else if (line.charAt(at) == quote) {
        if (quote == '"' || !line.startsWith("''", at)) {
          return at;
        }
        at++;
      }
    }
    throw new IllegalArgumentException("unclosed quote: " + line);
  }

  private static Object unquote(String text) {
    return switch (text.charAt(0)) {
      case '\'' -> text.substring(1, text.length() - 1).replace("''", "'");
      case '"' -> unescape(text.substring(1, text.length() - 1));
      case '[' -> flowList(text.substring(1, text.length() - 1));
      case '{' -> Map.of();
      default -> plain(text);
    };
  }

  private static List<Object> flowList(String inner) {
    var items = new ArrayList<Object>();
    for (var item : inner.split(",", -1)) {
      if (!item.isBlank()) {
        items.add(unquote(item.strip()));
      }
    }
    return items;
  }

  private static Object plain(String text) {
    return switch (text) {
      case "null", "~" -> NULL;
      case "true" -> true;
      case "false" -> false;
      default ->
        text.matches("[-+]?(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d+)?") ? number(text) : text;
    };
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text).round(EXACT).stripTrailingZeros();
  }

  private static String unescape(String text) {
    var out = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) != '\\') {
        out.append(text.charAt(at));
        continue;
      }
      char escape = text.charAt(++at);
      int digits = switch (escape) {
        case 'x' -> 2;
        case 'u' -> 4;
        case 'U' -> 8;
        default -> 0;
      };
      if (digits > 0) {
        out.appendCodePoint(Integer.parseInt(text.substring(at + 1, at + 1 + digits), 16));
        at += digits;
      } else {
        out.append(named(escape));
      }
    }
    return out.toString();
  }

  private static char named(char escape) {
    return switch (escape) {
      case '0' -> '\0';
      case 'a' -> '\u0007';
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'v' -> '\u000b';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'e' -> '\u001b';
      case 'N' -> '\u0085';
      case 'L' -> '\u2028';
      case 'P' -> '\u2029';
      default -> escape;
    };
  }

  private static int indentOf(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
