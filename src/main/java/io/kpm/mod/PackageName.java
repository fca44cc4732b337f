// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.PortableName;
import io.kpm.text.Foreign;

/** The rule for names of packages, which become names of directories and repositories. */
public final class PackageName {
  /** The rule in words. */
  public static final String RULE =
      "a letter, then letters, digits, `_`, `-` or `.`, at most 128 characters";

  private static final int MAX_BYTES = 128;

  private PackageName() {}

  /** Whether the text is a name. */
  public static boolean isValid(String text) {
    if (text.isEmpty() || text.getBytes(UTF_8).length > MAX_BYTES || !isLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      if (!isLetter(c) && !isDigit && c != '_' && c != '-' && c != '.') {
        return false;
      }
    }
    return PortableName.fault(text).isEmpty();
  }

  /**
   * Passes a name on.
   *
   * @param where in what it stands, for the message: {@code in `x/kcl.mod`}; empty for what a user
   *     typed
   * @throws KpmException {@code E_REF} for what a user typed, {@code E_MOD} for what a file says
   */
  public static String check(String text, String where) {
    if (isValid(text)) {
      return text;
    }
    throw new KpmException(
        where.isEmpty() ? ErrorId.E_REF : ErrorId.E_MOD,
        Foreign.quote(text) + (where.isEmpty() ? "" : " " + where)
            + " is not a package name: expected " + RULE);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
