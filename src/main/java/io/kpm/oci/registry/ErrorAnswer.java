// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kpm.error.ErrorId;
import io.kpm.http.Response;
import io.kpm.http.Retries;
import io.kpm.json.InvalidJsonException;
import io.kpm.json.StrictJson;
import io.kpm.oci.auth.Answer;
import io.kpm.oci.auth.RegistryAnswer;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a registry said when it refused (distribution specification 1.1, "Error Codes"). Of several
 * errors the first one counts.
 *
 * @param code such as {@code NAME_UNKNOWN}; empty where the answer has none
 * @param words message and detail, escaped; empty where the answer has none
 */
record ErrorAnswer(int status, String code, String words) {
  /** Reads the body as far as the limit for error bodies. */
  static ErrorAnswer read(Response response) throws IOException {
    var body = Answer.read(response, Answer.MAX_BYTES);
    var text = new String(body, 0, Math.min(body.length, Answer.MAX_BYTES), UTF_8);
    if (RegistryAnswer.isPage(response.headers())) {
      return new ErrorAnswer(response.status(), "", "");
    }
    try {
      return ofJson(response.status(), StrictJson.parse(text)).with(allowance(response));
    } catch (InvalidJsonException e) {
      var words = Foreign.escape(firstLine(text));
      return new ErrorAnswer(response.status(), "", words).with(allowance(response));
    }
  }

  /** What a registry that limits the rate tells about it; empty for all others. */
  private static String allowance(Response response) {
    if (response.status() != 429) {
      return "";
    }
    var told = new StringBuilder();
    for (var name : new String[] {"retry-after", "ratelimit-limit", "ratelimit-remaining"}) {
      var value = response.headers().first(name);
      if (value.isPresent()) {
        told.append(told.length() == 0 ? "" : ", ").append(name).append(' ');
        told.append(Foreign.escape(value.get()));
      }
    }
    return told.toString();
  }

  private ErrorAnswer with(String more) {
    if (more.isEmpty()) {
      return this;
    }
    return new ErrorAnswer(status, code, words.isEmpty() ? more : words + " (" + more + ")");
  }

  private static ErrorAnswer ofJson(int status, JsonElement body) {
    if (body instanceof JsonObject object
        && object.get("errors") instanceof JsonArray errors
        && !errors.isEmpty()
        && errors.get(0) instanceof JsonObject first) {
      return new ErrorAnswer(status, code(text(first.get("code"))), words(first));
    }
    return new ErrorAnswer(status, "", "");
  }

  private static String words(JsonObject error) {
    var message = Foreign.escape(text(error.get("message")));
    var detail = Foreign.escape(text(error.get("detail")));
    if (detail.isEmpty()) {
      return message;
    }
    return message.isEmpty() ? detail : message + " (" + detail + ")";
  }

  /** Codes are compared and shown, so only what looks like one is kept. */
  private static String code(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < 'A' || c > 'Z') && c != '_') {
        return "";
      }
    }
    return text;
  }

  private static String text(@Nullable JsonElement value) {
    if (value instanceof JsonPrimitive primitive) {
      return primitive.getAsString();
    }
    return value == null || value.isJsonNull() ? "" : value.toString();
  }

  private static String firstLine(String text) {
    var stripped = text.strip();
    int end = stripped.indexOf('\n');
    return end < 0 ? stripped : stripped.substring(0, end).strip();
  }

  boolean hasCode(String... codes) {
    return Arrays.asList(codes).contains(code);
  }

  /** Whether the same request may be answered differently a little later. */
  boolean isTemporary() {
    return Retries.isTemporary(status) || hasCode("TOOMANYREQUESTS", "UNAVAILABLE");
  }

  /** The kind of failure, by the status where the code says nothing. */
  ErrorId id() {
    if (hasCode("TOOMANYREQUESTS")) {
      return ErrorId.E_RATELIMIT;
    }
    if (hasCode("UNSUPPORTED")) {
      return ErrorId.E_UNSUPPORTED;
    }
    if (hasCode("BLOB_UPLOAD_INVALID", "BLOB_UPLOAD_UNKNOWN")) {
      return ErrorId.E_SERVER;
    }
    return switch (status) {
      case 401 -> ErrorId.E_AUTH;
      case 403 -> ErrorId.E_DENIED;
      case 404 -> ErrorId.E_NOTFOUND;
      case 405, 501 -> ErrorId.E_UNSUPPORTED;
      case 429 -> ErrorId.E_RATELIMIT;
      default -> status < 400 ? ErrorId.E_PROTO : ErrorId.E_SERVER;
    };
  }

  /** Status and code: {@code 403 DENIED}. */
  String label() {
    return code.isEmpty() ? Integer.toString(status) : status + " " + code;
  }

  /** The registry's own words behind a colon; empty where it has none. */
  String quoted() {
    return words.isEmpty() ? "" : ": " + words;
  }
}
