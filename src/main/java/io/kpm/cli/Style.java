// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** How a marked word looks on a terminal with colours (ECMA-48, SGR). */
enum Style {
  ERROR("\u001b[1;31m"),
  WARNING("\u001b[1;33m"),
  HINT("\u001b[1;36m");

  static final String OFF = "\u001b[0m";

  private final String on;

  Style(String on) {
    this.on = on;
  }

  String on() {
    return on;
  }
}
