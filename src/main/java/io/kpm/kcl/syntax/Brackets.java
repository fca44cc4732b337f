// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.Arrays;

/** The brackets that are open at a place in the text. */
final class Brackets {
  private static final int FIRST_CAPACITY = 8;

  private TokenKind[] open = new TokenKind[FIRST_CAPACITY];
  private int size;

  void open(TokenKind bracket) {
    if (size == open.length) {
      open = Arrays.copyOf(open, size * 2);
    }
    open[size++] = bracket;
  }

  /**
   * Closes the innermost bracket with whatever bracket is found: the result is the one that would
   * have been right, or {@code found} itself if none is open.
   */
  TokenKind close(TokenKind found) {
    return size == 0 ? found : closing(open[--size]);
  }

  boolean isEmpty() {
    return size == 0;
  }

  private static TokenKind closing(TokenKind bracket) {
    return switch (bracket) {
      case LEFT_PAREN -> TokenKind.RIGHT_PAREN;
      case LEFT_BRACKET -> TokenKind.RIGHT_BRACKET;
      default -> TokenKind.RIGHT_BRACE;
    };
  }
}
