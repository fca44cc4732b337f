// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

/** The unit behind an integer, as in {@code 4Ki}. */
public enum NumberUnit {
  NANO("n"),
  MICRO("u"),
  MILLI("m"),
  KILO("k"),
  KILO_UPPER("K"),
  MEGA("M"),
  GIGA("G"),
  TERA("T"),
  PETA("P"),
  KIBI("Ki"),
  MEBI("Mi"),
  GIBI("Gi"),
  TEBI("Ti"),
  PEBI("Pi");

  private final String text;

  NumberUnit(String text) {
    this.text = text;
  }

  /** The unit as it is written. */
  public String text() {
    return text;
  }
}
