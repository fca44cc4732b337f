// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.json.InvalidJsonException;
import io.kpm.json.JsonText;
import io.kpm.json.StrictJson;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The content of one file in docker's format: {@code auths}, names of credential programs, and
 * under a key of our own what logins found out. Everything else is kept as it stands.
 */
final class CredentialFile {
  private static final String AUTHS = "auths";
  private static final String KPM = "kpm";
  private static final String LOGINS = "logins";

  // Some hundred logins take 100 KiB; the documented limit of settings files is ample.
  private static final int MAX_BYTES = 4 << 20;

  private final Path path;
  private final JsonObject tree;

  private CredentialFile(Path path, JsonObject tree) {
    this.path = path;
    this.tree = tree;
  }

  /**
   * Reads the file; one that is absent or empty holds nothing.
   *
   * @throws KpmException {@code E_CRED} if it is malformed, {@code E_IO} if it cannot be read
   */
  static CredentialFile read(Path path) {
    byte[] content;
    try (var in = Files.newInputStream(path)) {
      content = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      return new CredentialFile(path, new JsonObject());
    } catch (IOException e) {
      throw DiskError.of("cannot read the credentials in", path, e);
    }
    if (content.length > MAX_BYTES) {
      throw new KpmException(
          ErrorId.E_LIMIT, "the credentials in " + quoted(path) + " are larger than 4 MiB");
    }
    var file =
        new CredentialFile(path, content.length == 0 ? new JsonObject() : parse(path, content));
    file.requireObject(file.tree, AUTHS);
    file.requireObject(file.tree, KPM);
    file.requireObject(file.object(KPM), LOGINS);
    return file;
  }

  Path path() {
    return path;
  }

  /** The text of the file, indented with tabs as docker does it. */
  byte[] content() {
    return (JsonText.indented(tree, "\t") + "\n").getBytes(UTF_8);
  }

  /**
   * The credential under the key that serves the repository best.
   *
   * @throws KpmException {@code E_CRED} naming the key, if its entry makes no sense
   */
  Optional<Credential> find(String registry, String repository) {
    var auths = object(AUTHS);
    var key = bestKey(auths, registry, repository);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    if (!(auths.get(key.get()) instanceof JsonObject entry)) {
      throw malformedEntry(key.get(), "it is not an object");
    }
    try {
      return AuthEntry.read(entry);
    } catch (IllegalArgumentException e) {
      throw malformedEntry(key.get(), String.valueOf(e.getMessage()));
    }
  }

  /** The program that keeps the credentials of the registry: its own one, else the general one. */
  Optional<String> program(String registry) {
    var helpers = object("credHelpers");
    for (var entry : helpers.entrySet()) {
      if (CredentialKey.of(entry.getKey()).isFor(registry, "")) {
        return name(entry.getValue());
      }
    }
    var general = tree.get("credsStore");
    return general == null ? Optional.empty() : name(general);
  }

  /** What a login recorded under the key that serves the repository best. */
  Optional<LoginRecord> login(String registry, String repository) {
    var logins = object(KPM).get(LOGINS) instanceof JsonObject found ? found : new JsonObject();
    var key = bestKey(logins, registry, repository);
    if (key.isEmpty() || !(logins.get(key.get()) instanceof JsonObject entry)) {
      return Optional.empty();
    }
    var uri = entry.get("uri") instanceof JsonPrimitive text ? text.getAsString() : key.get();
    return Optional.of(new LoginRecord(uri, isTrue(entry, "plainHttp"), isTrue(entry, "insecure")));
  }

  /** Keeps a credential; the key is spelled as before if there is one for that place. */
  void put(String registry, String path, String key, Credential credential) {
    var auths = existing(tree, AUTHS);
    var written = key;
    for (var old : auths.keySet()) {
      var parsed = CredentialKey.of(old);
      if (parsed.isFor(registry, path) && (!parsed.old() || old.equals(key))) {
        written = old;
      }
    }
    if (!(auths.get(written) instanceof JsonObject)) {
      auths.add(written, new JsonObject());
    }
    AuthEntry.write(credential, auths.getAsJsonObject(written));
  }

  /** Keeps what a login found out. */
  void putLogin(String registry, String path, LoginRecord login) {
    var entry = new JsonObject();
    entry.addProperty("uri", login.uri());
    entry.addProperty("plainHttp", login.plainHttp());
    entry.addProperty("insecure", login.insecure());
    var key = path.isEmpty() ? registry : registry + "/" + path;
    existing(existing(tree, KPM), LOGINS).add(key, entry);
  }

  /** Removes all entries of that place, whatever their spelling; whether there was one. */
  boolean remove(String registry, String path) {
    boolean removed = removeAll(object(AUTHS), registry, path);
    var kpm = object(KPM);
    if (kpm.get(LOGINS) instanceof JsonObject logins) {
      removed |= removeAll(logins, registry, path);
      if (logins.isEmpty()) {
        kpm.remove(LOGINS);
      }
    }
    if (kpm.isEmpty()) {
      tree.remove(KPM);
    }
    return removed;
  }

  private static boolean removeAll(JsonObject entries, String registry, String path) {
    boolean removed = false;
    for (var key : List.copyOf(entries.keySet())) {
      if (CredentialKey.of(key).isFor(registry, path)) {
        entries.remove(key);
        removed = true;
      }
    }
    return removed;
  }

  private static Optional<String> bestKey(JsonObject entries, String registry, String repository) {
    int best = -1;
    Optional<String> key = Optional.empty();
    for (var candidate : entries.keySet()) {
      int rank = CredentialKey.of(candidate).serves(registry, repository);
      if (rank > best) {
        best = rank;
        key = Optional.of(candidate);
      }
    }
    return key;
  }

  private JsonObject object(String key) {
    return tree.get(key) instanceof JsonObject object ? object : new JsonObject();
  }

  private static JsonObject existing(JsonObject parent, String key) {
    if (!(parent.get(key) instanceof JsonObject)) {
      parent.add(key, new JsonObject());
    }
    return parent.getAsJsonObject(key);
  }

  private static Optional<String> name(JsonElement value) {
    var name = value instanceof JsonPrimitive text ? text.getAsString() : "";
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  private static boolean isTrue(JsonObject entry, String key) {
    return entry.get(key) instanceof JsonPrimitive flag && flag.isBoolean() && flag.getAsBoolean();
  }

  private static JsonObject parse(Path path, byte[] content) {
    try {
      if (StrictJson.parse(content) instanceof JsonObject tree) {
        return tree;
      }
      throw malformed(path, "line 1 column 1", "expected an object in braces");
    } catch (InvalidJsonException e) {
      throw malformed(path, e.where(), e.why());
    }
  }

  private void requireObject(JsonObject parent, String key) {
    var value = parent.get(key);
    if (value != null && !value.isJsonNull() && !(value instanceof JsonObject)) {
      throw new KpmException(
          ErrorId.E_CRED,
          "the credentials in " + quoted(path) + " are malformed: `" + key + "` is not an object");
    }
  }

  private KpmException malformedEntry(String key, String why) {
    return new KpmException(
            ErrorId.E_CRED,
            "the credentials in %s are malformed: in the entry %s, %s"
                .formatted(quoted(path), Foreign.quote(key), why))
        .withHint("log in again with `kpm login`, or remove the entry");
  }

  private static KpmException malformed(Path path, String where, String why) {
    return new KpmException(
            ErrorId.E_CRED,
            "the credentials in %s are malformed at %s: %s"
                .formatted(quoted(path), where, Foreign.escape(why)))
        .withHint("repair the file, or move it away and log in again");
  }

  private static String quoted(Path path) {
    return Foreign.quote(path.toString());
  }
}
