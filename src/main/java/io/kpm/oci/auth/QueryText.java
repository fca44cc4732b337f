// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Builds {@code name=value&name=value}, for a URI or for a form. */
final class QueryText {
  private static final String UNRESERVED_MARKS = "-._~";
  private static final String HEX = "0123456789ABCDEF";

  private final StringBuilder text = new StringBuilder();

  QueryText add(String name, String value) {
    if (text.length() > 0) {
      text.append('&');
    }
    text.append(name).append('=');
    for (byte b : value.getBytes(UTF_8)) {
      append(b);
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** RFC 3986, section 2.3: everything but the unreserved characters is encoded. */
  private void append(byte b) {
    char c = (char) (b & 0xff);
    boolean isPlain = (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED_MARKS.indexOf(c) >= 0;
    if (isPlain) {
      text.append(c);
    } else {
      text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }
}
