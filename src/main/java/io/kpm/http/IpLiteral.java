// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.util.Arrays;

/**
 * The address that a host name spells, if it spells one; no name service is asked.
 *
 * <p>Reads what resolvers read: dotted, hexadecimal, octal and one-number IPv4, IPv6 with embedded
 * IPv4 and with a zone. IPv4 inside IPv6 is judged as IPv4.
 */
final class IpLiteral {
  private static final IpLiteral NONE = new IpLiteral(new byte[0]);
  private static final int IPV6_GROUPS = 8;

  private final byte[] bytes;

  private IpLiteral(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The address, or one that is nothing at all if the host is a name. */
  static IpLiteral of(String host) {
    var text = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (text.indexOf(':') >= 0) {
      return new IpLiteral(unmapped(ipv6(text)));
    }
    return text.isEmpty() ? NONE : new IpLiteral(ipv4(text));
  }

  boolean isAddress() {
    return bytes.length > 0;
  }

  /** 32 or 128; 0 if it is no address. */
  int bits() {
    return bytes.length * 8;
  }

  boolean isLoopback() {
    return isIn("127.0.0.0", 8) || isIn("::1", 128);
  }

  boolean isPrivate() {
    return isLoopback()
        || isIn("10.0.0.0", 8)
        || isIn("172.16.0.0", 12)
        || isIn("192.168.0.0", 16)
        || isIn("100.64.0.0", 10)
        || isIn("0.0.0.0", 8)
        || isIn("fc00::", 7)
        || isIn("::", 128);
  }

  boolean isLinkLocal() {
    return isIn("169.254.0.0", 16) || isIn("fe80::", 10);
  }

  /** Whether the address lies in the network: its first {@code bits} bits are the same. */
  boolean isIn(String network, int bits) {
    return isIn(of(network), bits);
  }

  boolean isIn(IpLiteral network, int bits) {
    if (!isAddress() || bytes.length != network.bytes.length || bits > bytes.length * 8) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((bytes[bit / 8] & mask) != (network.bytes[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** IPv4 as {@code inet_aton} reads it: one to four numbers, the last one fills what is left. */
  private static byte[] ipv4(String text) {
    var parts = text.split("\\.", -1);
    if (parts.length > 4) {
      return NONE.bytes;
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean isLast = i == parts.length - 1;
      long value = number(parts[i]);
      long limit = isLast ? 1L << (8 * (5 - parts.length)) : 256;
      if (value < 0 || value >= limit) {
        return NONE.bytes;
      }
      address = isLast ? address * limit + value : address * 256 + value;
    }
    return new byte[] {
      (byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address
    };
  }

  /** A number in decimal, {@code 0x} hexadecimal or {@code 0} octal; -1 if it is none. */
  private static long number(String text) {
    boolean isHex = text.startsWith("0x") || text.startsWith("0X");
    boolean isOctal = !isHex && text.length() > 1 && text.charAt(0) == '0';
    int radix = isHex ? 16 : isOctal ? 8 : 10;
    var digits = isHex ? text.substring(2) : text;
    if (digits.isEmpty() || digits.length() > 12) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }

  private static byte[] ipv6(String text) {
    int zone = text.indexOf('%');
    var address = withoutDotted(zone < 0 ? text : text.substring(0, zone));
    int gap = address.indexOf("::");
    if (gap < 0) {
      var groups = groups(address);
      return groups.length == 2 * IPV6_GROUPS ? groups : NONE.bytes;
    }
    var before = groups(address.substring(0, gap));
    var after = groups(address.substring(gap + 2));
    boolean hasRoom = before.length + after.length < 2 * IPV6_GROUPS;
    if (!hasRoom
        || isBroken(address.substring(0, gap), before)
        || isBroken(address.substring(gap + 2), after)) {
      return NONE.bytes;
    }
    var bytes = Arrays.copyOf(before, 2 * IPV6_GROUPS);
    System.arraycopy(after, 0, bytes, bytes.length - after.length, after.length);
    return bytes;
  }

  /** The text with a dotted IPv4 tail written as two groups. */
  private static String withoutDotted(String text) {
    int colon = text.lastIndexOf(':');
    if (text.indexOf('.', colon) < 0) {
      return text;
    }
    var tail = ipv4(text.substring(colon + 1));
    if (tail.length == 0) {
      return text;
    }
    int high = (tail[0] & 0xff) << 8 | (tail[1] & 0xff);
    int low = (tail[2] & 0xff) << 8 | (tail[3] & 0xff);
    return text.substring(0, colon + 1) + Integer.toHexString(high) + ":"
        + Integer.toHexString(low);
  }

  private static boolean isBroken(String text, byte[] groups) {
    return !text.isEmpty() && groups.length == 0;
  }

  /** The bytes of groups between colons; nothing if one of them is no group. */
  private static byte[] groups(String text) {
    var parts = text.split(":", -1);
    if (text.isEmpty() || parts.length > IPV6_GROUPS) {
      return NONE.bytes;
    }
    var bytes = new byte[2 * parts.length];
    for (int i = 0; i < parts.length; i++) {
      long value = parts[i].length() > 4 ? -1 : number("0x" + parts[i]);
      if (value < 0) {
        return NONE.bytes;
      }
      bytes[2 * i] = (byte) (value >> 8);
      bytes[2 * i + 1] = (byte) value;
    }
    return bytes;
  }

  /** The IPv4 inside {@code ::ffff:a.b.c.d}, {@code ::a.b.c.d} and {@code 64:ff9b::a.b.c.d}. */
  private static byte[] unmapped(byte[] ipv6) {
    if (ipv6.length == 0) {
      return ipv6;
    }
    var plain = new IpLiteral(ipv6);
    boolean isCompatible =
        plain.isPrefixed(new byte[12]) && (ipv6[12] != 0 || ipv6[13] != 0 || ipv6[14] != 0);
    boolean isMapped =
        plain.isPrefixed(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff});
    // RFC 6052, section 2.1: the well-known prefix of NAT64.
    boolean isTranslated =
        plain.isPrefixed(new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0});
    boolean hasIpv4 = isCompatible || isMapped || isTranslated;
    return hasIpv4 ? Arrays.copyOfRange(ipv6, 12, 16) : ipv6;
  }

  private boolean isPrefixed(byte[] prefix) {
    return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }
}
