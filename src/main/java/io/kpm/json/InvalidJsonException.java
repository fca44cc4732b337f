// SPDX-License-Identifier: Apache-2.0
package io.kpm.json;

/**
 * A text is not the JSON we accept; says why, where, and whether it is merely nested too deeply.
 */
public final class InvalidJsonException extends Exception {
  private final String where;
  private final boolean tooDeep;

  InvalidJsonException(String why, String where, boolean tooDeep) {
    super(why);
    this.where = where;
    this.tooDeep = tooDeep;
  }

  /** The place in words: {@code line 3 column 14}. */
  public String where() {
    return where;
  }

  /** Whether the only fault is the depth, which is a limit and not damage. */
  public boolean isTooDeep() {
    return tooDeep;
  }

  /** The reason without the place. */
  public String why() {
    var message = getMessage();
    return message == null ? "not JSON" : message;
  }
}
