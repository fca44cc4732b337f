// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

/** A text is not TOML, or says something that does not fit; knows where. */
final class InvalidTomlException extends Exception {
  private final Kind kind;
  private final int line;
  private final int column;

  InvalidTomlException(Kind kind, int line, int column, String why) {
    super(why);
    this.kind = kind;
    this.line = line;
    this.column = column;
  }

  /** What is wrong, as far as callers tell it apart. */
  enum Kind {
    SYNTAX,
    DUPLICATE,
    LIMIT
  }

  Kind kind() {
    return kind;
  }

  /** {@code line:column}, both from 1; columns count characters. */
  String place() {
    return line + ":" + column;
  }

  String why() {
    var message = getMessage();
    return message == null ? "not TOML" : message;
  }
}
