// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Compact JSON with the escapes of Go's {@code json.Marshal}: besides control characters, quotes
 * and backslashes also {@code <}, {@code >}, {@code &}, U+2028 and U+2029
 * (https://pkg.go.dev/encoding/json#Marshal).
 */
final class GoJson {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder(1024);
  private boolean needsComma;

  GoJson beginObject() {
    return open('{');
  }

  GoJson endObject() {
    return close('}');
  }

  GoJson beginArray() {
    return open('[');
  }

  GoJson endArray() {
    return close(']');
  }

  GoJson key(String name) {
    text(name);
    out.append(':');
    needsComma = false;
    return this;
  }

  GoJson number(long value) {
    separate();
    out.append(value);
    needsComma = true;
    return this;
  }

  GoJson text(String value) {
    separate();
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      i += append(value, i);
    }
    out.append('"');
    needsComma = true;
    return this;
  }

  byte[] utf8() {
    return out.toString().getBytes(UTF_8);
  }

  private GoJson open(char bracket) {
    separate();
    out.append(bracket);
    needsComma = false;
    return this;
  }

  private GoJson close(char bracket) {
    out.append(bracket);
    needsComma = true;
    return this;
  }

  private void separate() {
    if (needsComma) {
      out.append(',');
    }
  }

  /** Appends the character at the index; the number of further characters that belonged to it. */
  private int append(String value, int index) {
    char c = value.charAt(index);
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '<', '>', '&', '\u2028', '\u2029' -> appendHex(c);
      default -> {
        return appendPlain(value, index);
      }
    }
    return 0;
  }

  private int appendPlain(String value, int index) {
    char c = value.charAt(index);
    if (c < ' ') {
      appendHex(c);
      return 0;
    }
    if (!Character.isSurrogate(c)) {
      out.append(c);
      return 0;
    }
    boolean isPair = Character.isHighSurrogate(c)
        && index + 1 < value.length()
        && Character.isLowSurrogate(value.charAt(index + 1));
    if (isPair) {
      out.append(c).append(value.charAt(index + 1));
      return 1;
    }
    out.append("\\ufffd");
    return 0;
  }

  private void appendHex(char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((c >> shift) & 0xf));
    }
  }
}
