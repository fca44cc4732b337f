// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer of a {@link FakeRegistry} before it is sent.
 *
 * @param headers name and value, as they go out
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record FakeAnswer(int status, List<Map.Entry<String, String>> headers, byte[] body) {
  static FakeAnswer of(int status, String contentType, byte[] body) {
    return new FakeAnswer(status, List.of(), body)
        .with("Content-Type", contentType)
        .with("Content-Length", Integer.toString(body.length));
  }

  static FakeAnswer json(int status, JsonElement value) {
    return of(status, "application/json", value.toString().getBytes(UTF_8));
  }

  static FakeAnswer empty(int status) {
    var answer = new FakeAnswer(status, List.of(), new byte[0]);
    return status == 204 ? answer : answer.with("Content-Length", "0");
  }

  static FakeAnswer error(int status, String code, String message) {
    var error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", message.isEmpty() ? code : message);
    var errors = new JsonArray();
    errors.add(error);
    var body = new JsonObject();
    body.add("errors", errors);
    return json(status, body);
  }

  FakeAnswer with(String name, String value) {
    return without(name).plus(name, value);
  }

  FakeAnswer with(Map<String, String> fields) {
    var answer = this;
    for (var field : fields.entrySet()) {
      answer = answer.with(field.getKey(), field.getValue());
    }
    return answer;
  }

  FakeAnswer plus(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new FakeAnswer(status, List.copyOf(more), body);
  }

  FakeAnswer without(String name) {
    var left = new ArrayList<>(headers);
    left.removeIf(field -> field.getKey().equalsIgnoreCase(name));
    return new FakeAnswer(status, List.copyOf(left), body);
  }

  FakeAnswer withBody(byte[] other) {
    return new FakeAnswer(status, headers, other);
  }
}
