// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kpm.json.InvalidJsonException;
import io.kpm.json.StrictJson;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a token server answered. */
final class TokenReader {
  // The default of the token specification.
  private static final double DEFAULT_SECONDS = 60;
  private static final double MAX_SECONDS = 86_400;

  private TokenReader() {}

  /** The token; empty if the answer is no JSON or names none. */
  static Optional<Token> read(byte[] body, long receivedNanos) {
    JsonElement json;
    try {
      json = StrictJson.parse(body);
    } catch (InvalidJsonException e) {
      return Optional.empty();
    }
    if (!(json instanceof JsonObject answer)) {
      return Optional.empty();
    }
    var value = text(answer, "access_token");
    if (value.isEmpty()) {
      value = text(answer, "token");
    }
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(new Token(
            value.get(), text(answer, "refresh_token"), receivedNanos, lifeNanos(answer)));
  }

  /** A text that fits into a header line. */
  private static Optional<String> text(JsonObject answer, String key) {
    if (!(answer.get(key) instanceof JsonPrimitive value) || !value.isString()) {
      return Optional.empty();
    }
    var text = value.getAsString();
    return text.isEmpty() || !isVisible(text) ? Optional.empty() : Optional.of(text);
  }

  private static boolean isVisible(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static long lifeNanos(JsonObject answer) {
    double seconds = seconds(answer.get("expires_in"));
    return (long) (seconds * Duration.ofSeconds(1).toNanos());
  }

  private static double seconds(@Nullable JsonElement value) {
    if (!(value instanceof JsonPrimitive primitive) || primitive.isBoolean()) {
      return DEFAULT_SECONDS;
    }
    try {
      double seconds = Double.parseDouble(primitive.getAsString());
      return seconds > 0 && !Double.isInfinite(seconds)
          ? Math.min(seconds, MAX_SECONDS)
          : DEFAULT_SECONDS;
    } catch (NumberFormatException e) {
      return DEFAULT_SECONDS;
    }
  }
}
