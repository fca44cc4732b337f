// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a host name reaches, judged by its spelling alone: no name is looked up. */
public enum Reach {
  /** {@code localhost}, 127/8, ::1. */
  LOOPBACK,
  /** An address of a private network, or the unspecified one. */
  PRIVATE,
  /** 169.254/16 and fe80::/10, where clouds keep their secrets: never contacted. */
  LINK_LOCAL,
  /** Every other address, and every name. */
  PUBLIC;

  /**
   * Judges a host; all spellings of an address count, also mapped, hexadecimal, octal and
   * one-number ones.
   *
   * @param host an IPv6 address stands in brackets
   */
  public static Reach of(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    if (name.equals("localhost")) {
      return LOOPBACK;
    }
    if (name.startsWith("[") && name.endsWith("]")) {
      int[] groups = IpLiteral.v6(name.substring(1, name.length() - 1));
      return groups == null ? PUBLIC : ofV6(groups);
    }
    long address = IpLiteral.v4(name);
    return address < 0 ? PUBLIC : ofV4(address);
  }

  /** Whether the host lies on this machine or in a network that outsiders cannot reach. */
  public boolean isPrivate() {
    return this == LOOPBACK || this == PRIVATE;
  }

  // IANA special-purpose registries; 100.64/10 is shared address space (RFC 6598).
  private static Reach ofV4(long address) {
    int first = (int) (address >> 24);
    int second = (int) (address >> 16) & 0xff;
    if (first == 127) {
      return LOOPBACK;
    }
    if (first == 169 && second == 254) {
      return LINK_LOCAL;
    }
    boolean isPrivate = first == 0
        || first == 10
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && second == 168)
        || (first == 100 && second >= 64 && second < 128);
    return isPrivate ? PRIVATE : PUBLIC;
  }

  private static Reach ofV6(int[] groups) {
    if ((groups[0] & 0xffc0) == 0xfe80) {
      return LINK_LOCAL;
    }
    if ((groups[0] & 0xfe00) == 0xfc00 || (groups[0] & 0xffc0) == 0xfec0) {
      return PRIVATE;
    }
    long tail = ((long) groups[6] << 16) | groups[7];
    if (isZero(groups, 5) && groups[5] == 0 && tail <= 1) {
      return tail == 1 ? LOOPBACK : PRIVATE;
    }
    // ::ffff:a.b.c.d and ::a.b.c.d (RFC 4291), 64:ff9b::a.b.c.d (RFC 6052)
    boolean carriesV4 = (isZero(groups, 5) && (groups[5] == 0xffff || groups[5] == 0))
        || (groups[0] == 0x64 && groups[1] == 0xff9b);
    return carriesV4 ? ofV4(tail) : PUBLIC;
  }

  private static boolean isZero(int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      if (groups[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** IP addresses as text, in every spelling that systems resolve. */
  private static final class IpLiteral {
    private static final int V6_GROUPS = 8;

    /** The 32 bits of what {@code inet_aton} would take, or -1. */
    static long v4(String text) {
      var parts = text.split("\\.", -1);
      if (parts.length > 4) {
        return -1;
      }
      long address = 0;
      for (int i = 0; i < parts.length; i++) {
        long part = number(parts[i]);
        boolean isLast = i == parts.length - 1;
        int bits = isLast ? 8 * (5 - parts.length) : 8;
        if (part < 0 || part >= 1L << bits) {
          return -1;
        }
        address = (address << bits) | part;
      }
      return address;
    }

    /** The eight groups, or null. */
    static int @Nullable [] v6(String text) {
      int zone = text.indexOf('%');
      var address = zone < 0 ? text : text.substring(0, zone);
      int gap = address.indexOf("::");
      if (gap < 0) {
        int[] groups = new int[V6_GROUPS];
        return fill(groups, 0, address) == V6_GROUPS ? groups : null;
      }
      int[] head = new int[V6_GROUPS];
      int[] tail = new int[V6_GROUPS];
      int before = fill(head, 0, address.substring(0, gap));
      int after = fill(tail, 0, address.substring(gap + 2));
      if (before < 0 || after < 0 || before + after > V6_GROUPS - 1) {
        return null;
      }
      System.arraycopy(tail, 0, head, V6_GROUPS - after, after);
      return head;
    }

    /** Reads groups up to the end of the text; the number of groups, or -1. */
    private static int fill(int[] groups, int from, String text) {
      if (text.isEmpty()) {
        return from;
      }
      int count = from;
      for (var part : text.split(":", -1)) {
        long v4 = part.indexOf('.') < 0 ? -1 : v4(part);
        int needed = v4 < 0 ? 1 : 2;
        if (count + needed > V6_GROUPS) {
          return -1;
        }
        if (v4 >= 0) {
          groups[count++] = (int) (v4 >> 16);
          groups[count++] = (int) (v4 & 0xffff);
          continue;
        }
        long group = part.length() > 4 ? -1 : digits(part, 16);
        if (group < 0) {
          return -1;
        }
        groups[count++] = (int) group;
      }
      return count;
    }

    /** A decimal, {@code 0x} or {@code 0}-octal number, or -1. */
    private static long number(String text) {
      if (text.startsWith("0x")) {
        return digits(text.substring(2), 16);
      }
      return text.length() > 1 && text.startsWith("0")
          ? digits(text.substring(1), 8)
          : digits(text, 10);
    }

    private static long digits(String text, int radix) {
      if (text.isEmpty() || text.length() > 16) {
        return -1;
      }
      long value = 0;
      for (int i = 0; i < text.length(); i++) {
        int digit = Character.digit(text.charAt(i), radix);
        if (digit < 0 || text.charAt(i) > 'f') {
          return -1;
        }
        value = value * radix + digit;
      }
      return value;
    }
  }
}
