// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.EvalError;

/** Reads a {@link FormatSpec} from left to right. */
final class FormatSpecReader {
  private static final int NO_FILL = -1;
  private static final String ALIGNMENTS = "<>=^";
  private static final String TYPES = "bcdeEfFgGnosxX%";
  // more digits than any width or precision that fits a string
  private static final int MOST_DIGITS = 9;

  private final String text;
  private int at;

  FormatSpecReader(String text) {
    this.text = text;
  }

  FormatSpec read() {
    int fill = NO_FILL;
    char align = 0;
    int first = text.isEmpty() ? NO_FILL : text.codePointAt(0);
    int second = text.isEmpty() ? 0 : Character.charCount(first);
    if (second < text.length() && ALIGNMENTS.indexOf(text.charAt(second)) >= 0) {
      fill = first;
      align = text.charAt(second);
      at = second + 1;
    } else {
      align = takeOneOf(ALIGNMENTS);
    }
    char sign = takeOneOf("+- ");
    boolean alternate = takeOneOf("#") != 0;
    boolean zero = takeOneOf("0") != 0;
    int width = takeNumber(0);
    char group = takeOneOf(",_");
    int precision = takeOneOf(".") == 0 ? -1 : requireNumber();
    char type = takeOneOf(TYPES);
    if (at < text.length()) {
      throw invalid();
    }
    return new FormatSpec(
        fill == NO_FILL ? (zero ? '0' : ' ') : fill,
        align,
        sign,
        alternate,
        zero,
        width,
        group,
        precision,
        type);
  }

  private char takeOneOf(String set) {
    if (at < text.length() && set.indexOf(text.charAt(at)) >= 0) {
      return text.charAt(at++);
    }
    return 0;
  }

  private int takeNumber(int otherwise) {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at - start > MOST_DIGITS) {
      throw invalid();
    }
    return at == start ? otherwise : Integer.parseInt(text.substring(start, at));
  }

  private int requireNumber() {
    int number = takeNumber(-1);
    if (number < 0) {
      throw invalid();
    }
    return number;
  }

  private static EvalError invalid() {
    return new EvalError("Invalid format specifier");
  }
}
