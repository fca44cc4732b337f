// SPDX-License-Identifier: Apache-2.0
package io.kpm.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.internal.LazilyParsedNumber;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Reads JSON texts without gson's leniency; the result keeps the order of keys. */
public final class StrictJson {
  /** The deepest nesting that is read, {@code parseDepth} of the documented limits. */
  public static final int MAX_DEPTH = 128;

  private final JsonReader reader;

  private StrictJson(String text) {
    reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(MAX_DEPTH + 1);
  }

  /** Reads one JSON text in UTF-8 without a byte order mark. */
  public static JsonElement parse(byte[] utf8) throws InvalidJsonException {
    return parse(decode(utf8));
  }

  /** Reads one JSON text. */
  public static JsonElement parse(String text) throws InvalidJsonException {
    var json = new StrictJson(text);
    if (text.startsWith("\ufeff")) {
      throw json.invalid("it starts with a byte order mark");
    }
    try {
      var value = json.value(0);
      if (json.reader.peek() != JsonToken.END_DOCUMENT) {
        throw json.invalid("text after the end of the value");
      }
      return value;
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw json.invalid(reason(e));
    }
  }

  private static String decode(byte[] utf8) throws InvalidJsonException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidJsonException("not UTF-8", "line 1 column 1", false);
    }
  }

  private JsonElement value(int depth) throws IOException, InvalidJsonException {
    if (depth > MAX_DEPTH) {
      throw new InvalidJsonException("nested more than " + MAX_DEPTH + " deep", where(), true);
    }
    var token = reader.peek();
    if (token == JsonToken.BEGIN_OBJECT) {
      return object(depth);
    }
    if (token == JsonToken.BEGIN_ARRAY) {
      return array(depth);
    }
    if (token == JsonToken.STRING) {
      return new JsonPrimitive(reader.nextString());
    }
    if (token == JsonToken.NUMBER) {
      return new JsonPrimitive(new LazilyParsedNumber(reader.nextString()));
    }
    if (token == JsonToken.BOOLEAN) {
      return new JsonPrimitive(reader.nextBoolean());
    }
    if (token == JsonToken.NULL) {
      reader.nextNull();
      return JsonNull.INSTANCE;
    }
    throw invalid("expected a value");
  }

  private JsonObject object(int depth) throws IOException, InvalidJsonException {
    var object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      var key = reader.nextName();
      if (object.has(key)) {
        throw invalid("duplicate key `" + key + "`");
      }
      object.add(key, value(depth + 1));
    }
    reader.endObject();
    return object;
  }

  private JsonArray array(int depth) throws IOException, InvalidJsonException {
    var array = new JsonArray();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(value(depth + 1));
    }
    reader.endArray();
    return array;
  }

  private InvalidJsonException invalid(String why) {
    return new InvalidJsonException(why, where(), false);
  }

  /**
   * The reader's position, which gson tells only as {@code JsonReader at line 1 column 2 path $}.
   */
  private String where() {
    var text = reader.toString();
    int start = text.indexOf("line ");
    int end = text.indexOf(" path ");
    return start < 0 || end < start ? "line 1 column 1" : text.substring(start, end);
  }

  /** The first line of gson's message without its place and its advice. */
  private static String reason(Exception e) {
    var message = e.getMessage();
    if (message == null) {
      return "not JSON";
    }
    int end = message.indexOf('\n');
    var line = end < 0 ? message : message.substring(0, end);
    int place = line.indexOf(" at line ");
    return place < 0 ? line : line.substring(0, place);
  }
}
