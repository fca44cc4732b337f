// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

/** Keys and strings in the form in which kpm writes them. */
final class TomlWriter {
  private TomlWriter() {}

  /** The key as it stands if it may, else in quotes. */
  static String key(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (!TomlReader.isBare(key.charAt(i))) {
        return text(key);
      }
    }
    return key.isEmpty() ? "\"\"" : key;
  }

  /** A basic string; a literal one for a backslash, which is safest from every reader there. */
  static String text(String value) {
    if (value.indexOf('\\') >= 0 && isLiteral(value)) {
      return "'" + value + "'";
    }
    var out = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      appendEscaped(out, value.charAt(i));
    }
    return out.append('"').toString();
  }

  private static boolean isLiteral(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '\'' || TomlText.isControl(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static void appendEscaped(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c < 0x20 || c == 0x7f) {
          out.append("\\u00").append(Character.forDigit(c >> 4, 16));
          out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
        } else {
          out.append(c);
        }
      }
    }
  }
}
