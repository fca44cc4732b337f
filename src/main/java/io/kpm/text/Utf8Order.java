// SPDX-License-Identifier: Apache-2.0
package io.kpm.text;

import java.util.Comparator;

/**
 * The order of texts by their UTF-8 bytes, which is the order of their code points;
 * {@link String#compareTo} differs beyond the Basic Multilingual Plane.
 */
public enum Utf8Order implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean same = Character.isSurrogate(x) == Character.isSurrogate(y);
        return same ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
