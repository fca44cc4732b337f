// SPDX-License-Identifier: Apache-2.0
package io.kpm.text;

/** Sizes for people, in decimal units: {@code 999 B}, {@code 1.5 kB}, {@code 42 MB}. */
public final class ByteSize {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private ByteSize() {}

  /** The size with its unit; one decimal below 10. */
  public static String of(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    long tenths = Math.round(value * 10);
    var number = tenths < 100 ? tenths / 10 + "." + tenths % 10 : Long.toString(Math.round(value));
    return number + " " + UNITS[unit];
  }
}
