// SPDX-License-Identifier: Apache-2.0
package io.kpm.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Locale;

/** What the value of a setting is, how it is written, and how it is read. */
enum Kind {
  TEXT("a text"),
  SWITCH("`true` or `false`"),
  NAMES("a list of texts"),
  BYTES("a number of bytes, also as `64KiB`, `64MiB`, `1GiB`"),
  TIME("a time such as `45s` or `2m`"),
  COUNT("a whole number");

  private final String expected;

  Kind(String expected) {
    this.expected = expected;
  }

  /** What a value has to look like, for messages. */
  String expected() {
    return expected;
  }

  /** Whether a value of the settings file is of this kind. */
  boolean accepts(JsonElement value) {
    return switch (this) {
      case TEXT -> value instanceof JsonPrimitive text && text.isString();
      case SWITCH -> value instanceof JsonPrimitive flag && flag.isBoolean();
      case NAMES -> value instanceof JsonArray list && isTexts(list);
      case BYTES, TIME, COUNT ->
        value instanceof JsonPrimitive text && !text.isBoolean() && number(text.getAsString()) >= 0;
    };
  }

  /** A value typed on the command line as it stands in the file; the caller checks it. */
  JsonElement fromCommandLine(String typed) {
    return switch (this) {
      case TEXT, BYTES, TIME, COUNT -> new JsonPrimitive(typed);
      case SWITCH -> switchOf(typed);
      case NAMES -> namesOf(typed);
    };
  }

  /**
   * A number in bytes, in milliseconds or as it is.
   *
   * @return −1 if the text is none of this kind or exceeds what a {@code long} holds
   */
  long number(String text) {
    int digits = 0;
    while (digits < text.length() && isDigit(text.charAt(digits))) {
      digits++;
    }
    long factor = factor(text.substring(digits).strip());
    if (digits == 0 || digits > 18 || factor < 0) {
      return -1;
    }
    long high = Math.multiplyHigh(Long.parseLong(text.substring(0, digits)), factor);
    long product = Long.parseLong(text.substring(0, digits)) * factor;
    return high == 0 && product >= 0 ? product : -1;
  }

  private long factor(String unit) {
    return switch (this) {
      case BYTES ->
        switch (unit) {
          case "" -> 1;
          case "KiB" -> 1L << 10;
          case "MiB" -> 1L << 20;
          case "GiB" -> 1L << 30;
          default -> -1;
        };
      case TIME ->
        switch (unit) {
          case "", "s" -> 1000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          case "d" -> 86_400_000;
          default -> -1;
        };
      case COUNT -> unit.isEmpty() ? 1 : -1;
      case TEXT, SWITCH, NAMES -> -1;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isTexts(JsonArray list) {
    for (var item : list) {
      if (!TEXT.accepts(item)) {
        return false;
      }
    }
    return true;
  }

  private static JsonElement switchOf(String typed) {
    var lower = typed.toLowerCase(Locale.ROOT);
    if (lower.equals("true") || lower.equals("false")) {
      return new JsonPrimitive(lower.equals("true"));
    }
    return new JsonPrimitive(typed);
  }

  private static JsonArray namesOf(String typed) {
    var names = new JsonArray();
    for (var name : typed.split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }
}
