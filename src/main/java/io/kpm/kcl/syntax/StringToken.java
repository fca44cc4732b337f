// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

/** One string token: where its content lies and what its value is. */
final class StringToken {
  private final Tokens tokens;
  private final int index;
  private final String source;
  private final boolean raw;
  private final boolean isLong;

  StringToken(Tokens tokens, int index) {
    this.tokens = tokens;
    this.index = index;
    this.source = tokens.file().text();
    this.raw = isRawPrefix(source.charAt(tokens.start(index)));
    this.isLong = startsLong(tokens.start(index) + (raw ? 1 : 0));
  }

  boolean isRaw() {
    return raw;
  }

  boolean isLong() {
    return isLong;
  }

  /** The offset behind the opening quotes. */
  int contentStart() {
    return tokens.start(index) + (raw ? 1 : 0) + quotes();
  }

  /** The offset of the closing quotes. */
  int contentEnd() {
    return tokens.end(index) - quotes();
  }

  /** The text it stands for, interpolations untouched. */
  String value() {
    if (tokens.value(index) instanceof String evaluated) {
      return evaluated;
    }
    var content = source.substring(contentStart(), contentEnd());
    return isLong ? StringText.dedent(content) : content;
  }

  private int quotes() {
    return isLong ? 3 : 1;
  }

  private boolean startsLong(int quoteAt) {
    char quote = source.charAt(quoteAt);
    return tokens.end(index) - quoteAt >= 6
        && source.charAt(quoteAt + 1) == quote
        && source.charAt(quoteAt + 2) == quote;
  }

  private static boolean isRawPrefix(char c) {
    return c == 'r' || c == 'R';
  }
}
