// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A TOML file and typed questions to it; every complaint names file, line and column. */
final class TomlDocument {
  // The limit `manifestBytes`, which covers kcl.mod, lock and settings too.
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private final String file;
  private final String content;
  private final TomlText text;
  private final TomlOutline outline;

  private TomlDocument(String file, String content, TomlOutline outline) {
    this.file = file;
    this.content = content;
    this.text = new TomlText(content);
    this.outline = outline;
  }

  /**
   * Reads a file.
   *
   * @param file its name for messages
   * @param onDuplicate the error for a key or table that stands there twice
   * @throws KpmException {@code E_MOD}, or {@code E_LIMIT} for what is too large or too deep
   */
  static TomlDocument read(byte[] content, String file, ErrorId onDuplicate) {
    if (content.length > MAX_BYTES) {
      throw new KpmException(
          ErrorId.E_LIMIT,
          "`" + file + "` has " + content.length + " bytes, the limit is " + MAX_BYTES);
    }
    try {
      var decoded = decode(content);
      return new TomlDocument(file, decoded, TomlReader.read(decoded));
    } catch (InvalidTomlException e) {
      var id = switch (e.kind()) {
        case SYNTAX -> ErrorId.E_MOD;
        case DUPLICATE -> onDuplicate;
        case LIMIT -> ErrorId.E_LIMIT;
      };
      throw new KpmException(id, "`" + file + ":" + e.place() + "`: " + e.why(), e);
    }
  }

  TomlValue.Table root() {
    return outline.root();
  }

  TomlOutline outline() {
    return outline;
  }

  /** The text as it stands in the file. */
  String content() {
    return content;
  }

  /** The table under a key; empty if the key is absent. */
  Optional<TomlValue.Table> table(TomlValue.Table parent, String key) {
    var value = parent.values().get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof TomlValue.Table table) {
      return Optional.of(table);
    }
    throw unexpected(value, key, "a table");
  }

  /** The string under a key; empty if the key is absent. */
  Optional<String> text(TomlValue.Table parent, String key) {
    var value = parent.values().get(key);
    return value == null ? Optional.empty() : Optional.of(text(value, key));
  }

  /** The string that a value must be. */
  String text(TomlValue value, String key) {
    if (value instanceof TomlValue.Text string) {
      return string.value();
    }
    throw unexpected(value, key, "a string");
  }

  /** The strings of the array under a key; none if the key is absent. */
  List<String> texts(TomlValue.Table parent, String key) {
    var value = parent.values().get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof TomlValue.Items items)) {
      throw unexpected(value, key, "an array of strings");
    }
    var strings = new ArrayList<String>();
    for (var item : items.values()) {
      strings.add(text(item, key));
    }
    return strings;
  }

  /** The boolean under a key; empty if the key is absent. */
  Optional<Boolean> flag(TomlValue.Table parent, String key) {
    var value = parent.values().get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof TomlValue.Flag flag) {
      return Optional.of(flag.value());
    }
    throw unexpected(value, key, "`true` or `false`");
  }

  /** A complaint about a value that is well formed. */
  KpmException complaint(ErrorId id, TomlValue value, String why) {
    return new KpmException(id, "`" + place(value) + "`: " + why);
  }

  /** Where a value begins: {@code file:line:column}. */
  String place(TomlValue value) {
    return file + ":" + text.invalid(value.at(), "").place();
  }

  private KpmException unexpected(TomlValue value, String key, String expected) {
    return complaint(
        ErrorId.E_MOD, value, "`" + key + "` is " + value.kind() + ", expected " + expected);
  }

  private static String decode(byte[] content) throws InvalidTomlException {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(content);
    var out = CharBuffer.allocate(content.length);
    var result = decoder.decode(in, out, true);
    var decoded = out.flip().toString();
    if (result.isError()) {
      throw new TomlText(decoded).invalid(decoded.length(), "the file is not UTF-8");
    }
    return decoded;
  }
}
