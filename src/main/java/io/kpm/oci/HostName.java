// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

/** The grammar of {@code host[:port]}: what passes can stand in a URL as it is. */
final class HostName {
  // RFC 1035, 2.3.4
  private static final int MAX_LABEL_CHARS = 63;
  private static final int MAX_PORT = 65_535;
  // RFC 4291, 2.2
  private static final int IPV6_GROUPS = 8;
  private static final int IPV6_GROUP_DIGITS = 4;

  private HostName() {}

  /** Why the text is no host with an optional port; empty if it is one. */
  static String fault(String text) {
    int end = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
    if (text.startsWith("[") && end == 0) {
      return "the `[` of the host is not closed";
    }
    var host = end < 0 ? text : text.substring(0, end);
    var port = end < 0 ? "" : text.substring(end);
    if (!isHost(host)) {
      return "its host is not a host name";
    }
    return port.isEmpty() || isPort(port) ? "" : "its port is not a number from 1 to 65535";
  }

  private static boolean isHost(String host) {
    if (host.startsWith("[")) {
      return isIpv6(host.substring(1, host.length() - 1));
    }
    var labels = host.split("\\.", -1);
    for (var label : labels) {
      if (!isLabel(label)) {
        return false;
      }
    }
    // RFC 3986 leaves `1.2.3.999` open; java.net.URI finds no host in it.
    return isLetter(labels[labels.length - 1].charAt(0)) || isIpv4(labels);
  }

  private static boolean isLabel(String label) {
    if (label.isEmpty() || label.length() > MAX_LABEL_CHARS) {
      return false;
    }
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      boolean isInside = i > 0 && i < label.length() - 1;
      if (!isLetter(c) && !isDigit(c) && !(c == '-' && isInside)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIpv4(String[] parts) {
    if (parts.length != 4) {
      return false;
    }
    for (var part : parts) {
      if (numberUpTo(part, 255) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text) == IPV6_GROUPS;
    }
    var left = text.substring(0, gap);
    var right = text.substring(gap + 2);
    int before = left.isEmpty() ? 0 : groups(left);
    int after = right.isEmpty() ? 0 : groups(right);
    return before >= 0 && after >= 0 && before + after < IPV6_GROUPS;
  }

  /** The number of groups of hexadecimal digits, or -1 if one is malformed. */
  private static int groups(String text) {
    var groups = text.split(":", -1);
    for (var group : groups) {
      if (group.isEmpty() || group.length() > IPV6_GROUP_DIGITS || !isHex(group)) {
        return -1;
      }
    }
    return groups.length;
  }

  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPort(String withColon) {
    return withColon.startsWith(":") && numberUpTo(withColon.substring(1), MAX_PORT) > 0;
  }

  /** The decimal number without leading zeros, or -1 if it is none or too large. */
  private static int numberUpTo(String text, int max) {
    if (text.isEmpty() || text.length() > 5 || (text.length() > 1 && text.charAt(0) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return value <= max ? value : -1;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
