// SPDX-License-Identifier: Apache-2.0
package io.kpm.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.AtomicFile;
import io.kpm.files.DiskError;
import io.kpm.json.InvalidJsonException;
import io.kpm.json.JsonText;
import io.kpm.json.StrictJson;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings that a file states; the values are of their kinds, and keys that nobody knows are
 * kept.
 */
public final class SettingsFile {
  private static final String NEW_FILE = """
      {"DefaultOciRegistry":"ghcr.io","DefaultOciRepo":"kcl-lang"}""";

  // A settings file of one line takes a few hundred bytes: `manifestBytes` of the limits is ample.
  private static final long MAX_BYTES = 4L << 20;

  private final Path source;
  private final Path target;
  private final JsonObject tree;

  private SettingsFile(Path source, Path target, JsonObject tree) {
    this.source = source;
    this.target = target;
    this.tree = tree;
  }

  /**
   * Reads kpm's own file, else the one of upstream kpm. If there is neither, the first is created
   * with the defaults, where that can be done.
   *
   * @throws KpmException {@code E_CONFIG} if it is malformed, {@code E_IO} if it cannot be read
   */
  public static SettingsFile read(KpmHome home) {
    var own = home.settingsFile();
    var found = content(own);
    if (found.isPresent()) {
      return parse(own, own, found.get());
    }
    var upstream = content(home.upstreamSettingsFile());
    if (upstream.isPresent()) {
      return parse(home.upstreamSettingsFile(), own, upstream.get());
    }
    create(own);
    return parse(own, own, NEW_FILE.getBytes(UTF_8));
  }

  /** The file that was read, or that will be written if there was none. */
  public Path path() {
    return source;
  }

  /** What the file states about a setting, as it stands there; texts without their quotes. */
  public Optional<String> get(Setting setting) {
    var stated = value(setting);
    if (stated.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        stated.get() instanceof JsonPrimitive plain
            ? plain.getAsString()
            : JsonText.compact(stated.get()));
  }

  /**
   * States a setting and writes the file, by rename; upstream's file stays as it is.
   *
   * @throws KpmException {@code E_USAGE} if the text is no value of this setting, {@code E_IO} if
   *     the file cannot be written
   */
  public void set(Setting setting, String typed) {
    var value = setting.kind().fromCommandLine(typed);
    if (!setting.kind().accepts(value)) {
      throw new KpmException(
          ErrorId.E_USAGE,
          "`%s` cannot be %s: expected %s"
              .formatted(setting.key(), Foreign.quote(typed), setting.kind().expected()));
    }
    put(setting, value);
    try {
      Files.createDirectories(target.getParent());
      AtomicFile.write(target, text().getBytes(UTF_8), AtomicFile.Access.AS_BEFORE);
    } catch (IOException e) {
      throw DiskError.of("cannot write the settings", target, e);
    }
  }

  /** The value, of the setting's kind. */
  Optional<JsonElement> value(Setting setting) {
    JsonElement value = tree;
    for (var part : setting.path()) {
      if (!(value instanceof JsonObject object)) {
        return Optional.empty();
      }
      var key = spelling(object, part);
      if (!object.has(key) || object.get(key).isJsonNull()) {
        return Optional.empty();
      }
      value = object.get(key);
    }
    return Optional.of(value);
  }

  private void put(Setting setting, JsonElement value) {
    var object = tree;
    var path = setting.path();
    for (var part : path.subList(0, path.size() - 1)) {
      var key = spelling(object, part);
      if (!(object.get(key) instanceof JsonObject)) {
        object.add(key, new JsonObject());
      }
      object = object.getAsJsonObject(key);
    }
    object.add(spelling(object, path.get(path.size() - 1)), value);
  }

  private String text() {
    return JsonText.indented(tree, "  ") + "\n";
  }

  /** The key as the file spells it: keys match in any case. */
  private static String spelling(JsonObject object, String key) {
    if (object.has(key)) {
      return key;
    }
    for (var other : object.keySet()) {
      if (other.equalsIgnoreCase(key)) {
        return other;
      }
    }
    return key;
  }

  private static Optional<byte[]> content(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new KpmException(
            ErrorId.E_LIMIT,
            "the settings %s are larger than 4 MiB".formatted(Foreign.quote(file.toString())));
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw DiskError.of("cannot read the settings", file, e);
    }
  }

  private static SettingsFile parse(Path source, Path target, byte[] content) {
    try {
      if (!(StrictJson.parse(content) instanceof JsonObject tree)) {
        throw malformed(source, "line 1 column 1", "expected an object in braces");
      }
      var file = new SettingsFile(source, target, tree);
      file.requireKinds();
      return file;
    } catch (InvalidJsonException e) {
      throw malformed(source, e.where(), e.why());
    }
  }

  private void requireKinds() {
    for (var setting : Setting.values()) {
      var value = value(setting);
      if (value.isPresent() && !setting.kind().accepts(value.get())) {
        throw new KpmException(
                ErrorId.E_CONFIG,
                "%s: `%s` is %s, expected %s"
                    .formatted(
                        Foreign.quote(source.toString()),
                        setting.key(),
                        Foreign.quote(JsonText.compact(value.get())),
                        setting.kind().expected()))
            .withHint("set it with `kpm config set " + setting.key() + " VALUE`");
      }
    }
  }

  private static KpmException malformed(Path file, String where, String why) {
    return new KpmException(
        ErrorId.E_CONFIG,
        "the settings %s are malformed at %s: %s"
            .formatted(Foreign.quote(file.toString()), where, Foreign.escape(why)));
  }

  /** A home that cannot be written is none that stops a command. */
  private static void create(Path file) {
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.write(file, NEW_FILE.getBytes(UTF_8), AtomicFile.Access.AS_BEFORE);
    } catch (IOException e) {
      return;
    }
  }
}
